import { testCriterion } from '../../test-criterion'
import { cloudTrailFacts } from '../../testing/facts'
import criterion from './criterion'

const answers = { remote: 'us-enforced', 'way-in': 'managed' }
const from = (countries: Record<string, number>) => ({ cloudtrail: cloudTrailFacts({ countries }) })

testCriterion(criterion, {
  pass: [
    { name: 'enforced inside the United States', answers },
    { name: 'and the log agrees', answers, facts: from({ US: 40 }), says: /in the United States/ },
    { name: 'territories are the United States', answers, facts: from({ PR: 3, GU: 2, US: 1 }), says: /6 events/ },
    { name: 'private and service addresses are not places', answers, facts: from({}) },
    { name: 'travel under a record', answers: { remote: 'us-recorded', 'way-in': 'managed', records: 'Travel register' } },
    { name: 'on site only', answers: { ...answers, 'way-in': 'none' }, onPremises: true },
  ],
  fail: [
    { name: 'from anywhere', answers: { remote: 'anywhere' } },
    { name: 'by policy only', outcome: 'partial', answers: { ...answers, remote: 'us-policy' } },
    { name: 'a sign of travel asks, and does not fail', outcome: 'partial', answers, facts: from({ US: 40, CA: 3 }), says: /Ask for the exemption record/ },
    { name: 'the same under a record still needs it', outcome: 'partial', answers: { remote: 'us-recorded', 'way-in': 'managed', records: 'Travel register' }, facts: from({ CA: 1 }), says: /have to cover it/ },
    { name: 'a proscribed country', answers, facts: from({ US: 40, RU: 1 }), says: /126\.1/, knockOuts: ['KO-3'] },
    { name: 'Hong Kong counts with China', answers, facts: from({ HK: 1 }), knockOuts: ['KO-3'] },
    { name: 'Syria is for a reviewer', outcome: 'partial', answers, facts: from({ SY: 1 }), says: /in doubt/ },
    { name: 'an address that cannot be placed is unknown, not foreign', outcome: 'partial', answers, facts: from({ US: 40, unknown: 2 }), says: /unknown: 2 events.*cannot be placed/ },
    { name: 'any device', outcome: 'partial', answers: { ...answers, 'way-in': 'vpn' } },
    { name: 'directly over the internet', answers: { ...answers, 'way-in': 'direct' } },
    { name: 'nobody knows', outcome: 'missing', answers: { remote: 'unknown' } },
  ],
})
