import { testCriterion } from '../../test-criterion'
import { cloudTrailFacts, programFacts, topics } from '../../testing/facts'
import criterion from './criterion'

const answers = { travel: 'blocked', 'way-in': 'managed' }
const exempt = { ...answers, travel: 'exemption', records: 'yes' }
const trip = (country: string) => [{ country, when: '14 to 16 September 2026', record: '125.4(b)(9), record 2026-02' }]
const from = (countries: Record<string, number>) => ({ cloudtrail: cloudTrailFacts({ countries }) })

testCriterion(criterion, {
  pass: [
    { name: 'refused technically', answers },
    { name: 'everyone in the United States', answers, facts: from({ US: 40 }), says: /All 40 events.*approximate/ },
    { name: 'Puerto Rico and Guam are the United States', answers, facts: from({ US: 4, PR: 3, GU: 1 }), says: /All 8 events/ },
    { name: 'private and service addresses only', answers, facts: { cloudtrail: cloudTrailFacts({ countries: {}, sources: { public: 0, private: 9, service: 4, internal: 2, invalid: 0, missing: 0 } }) } },
    { name: 'a recorded exemption', answers: exempt },
    { name: 'no connection on premises', answers: { travel: 'blocked', 'way-in': 'office' }, onPremises: true },
    { name: 'a manual that treats it', answers, facts: { 'compliance-program': programFacts() } },
  ],
  fail: [
    { name: 'open to the world', answers: { travel: 'open' } },
    { name: 'an address in Russia', answers, facts: from({ US: 40, RU: 1 }), says: /Russia \(approximate\), a country of 22 CFR 126\.1/, knockOuts: ['KO-3'] },
    { name: 'Hong Kong counts with China', answers, facts: from({ HK: 1 }), knockOuts: ['KO-3'] },
    { name: 'Russia, with a trip named', answers: { ...exempt, trips: trip('RU') }, facts: from({ RU: 1 }), knockOuts: ['KO-3'] },
    { name: 'a trip to Iran that no log shows', answers: { ...exempt, trips: trip('IR') }, knockOuts: ['KO-3'] },
    { name: 'an address in Germany', outcome: 'partial', answers, facts: from({ US: 40, DE: 3 }), says: /3 events.*DE \(approximate\), and no exemption record/ },
    { name: 'an address in Germany, with a trip named', outcome: 'partial', answers: { ...exempt, trips: trip('DE') }, facts: from({ DE: 3 }), says: /a reviewer compares/ },
    { name: 'Syria is for a reviewer', outcome: 'partial', answers, facts: from({ SY: 1 }), says: /in doubt/ },
    { name: 'a country nobody knows', outcome: 'partial', answers, facts: from({ US: 4, unknown: 2 }), says: /not known/ },
    { name: 'an address that cannot be read', outcome: 'partial', answers, facts: { cloudtrail: cloudTrailFacts({ sources: { public: 4, private: 0, service: 0, internal: 0, invalid: 2, missing: 0 } }) } },
    { name: 'forbidden on paper', outcome: 'partial', answers: { ...answers, travel: 'rule' } },
    { name: 'an unrecorded exemption', answers: { ...exempt, records: 'no' } },
    { name: 'direct connections', outcome: 'partial', answers: { ...answers, 'way-in': 'direct' } },
    { name: 'a silent manual', outcome: 'partial', answers, facts: { 'compliance-program': programFacts({ topics: topics(['remoteAccess']) }) } },
    { name: 'nobody knows', outcome: 'missing', answers: { travel: 'unknown' } },
  ],
})
