import { testCriterion } from '../../test-criterion'
import { agencyCertificationFacts } from '../../testing/document-facts'
import { rosterFacts, rosterRow } from '../../testing/facts'
import criterion from './criterion'

const nobody = { outside: 'nobody', attachments: 'never', 'provider-support': 'committed' }
const assured = {
  ...nobody,
  outside: 'assured',
  firms: [{ firm: 'Northgate Staffing', service: 'Two platform engineers', assurance: 'Certificate of 3 March 2026' }],
  'regular-employees': 'individually',
}
const agency = (partial = {}) => rosterFacts({ rows: [rosterRow({ employer: 'agency', ...partial })] })
const clauses = (partial = {}) => rosterFacts({ rows: [rosterRow({ employer: 'agency', ...partial })], columns: { clause: 'assurance' } })
const google = { providers: [{ provider: 'Google Cloud', offering: 'Assured Workloads', authorization: '' }] }

const certificate = (partial = {}, absent: Parameters<typeof agencyCertificationFacts>[1] = []) => ({ 'agency-certification': agencyCertificationFacts({ firm: 'Northgate Staffing LLC', ...partial }, absent) })

testCriterion(criterion, {
  pass: [
    { name: 'nobody from outside', answers: nobody, facts: { roster: rosterFacts() } },
    { name: 'assured and on the roster', answers: assured, facts: { roster: agency() } },
    { name: 'a roster that names the clause', answers: assured, facts: { roster: clauses({ assurance: 'Subcontract 14, section 6' }) }, says: /names a clause or certificate for everyone/ },
    { name: 'a column for the clause and nobody from outside', answers: nobody, facts: { roster: clauses({ employer: 'employee' }) } },
    { name: 'a certificate that was read', answers: assured, facts: { roster: agency(), ...certificate() }, says: /certificate of Northgate Staffing LLC assures/ },
    { name: 'on premises', answers: { ...nobody, 'provider-support': 'nobody' }, onPremises: true },
    { name: 'Google with the higher plan', answers: { ...nobody, 'google-care': 'enhanced' }, subcontractor: google },
    { name: 'agency staff who have left', answers: nobody, facts: { roster: agency({ removedOn: '2026-11-01' }) } },
    { name: 'agency staff without a method, and an accepted certificate', answers: assured, facts: { roster: agency({ method: '' }) }, evidence: [{ kind: 'agency-certification', accepted: true }] },
  ],
  fail: [
    { name: 'a roster with a column for the clause and nothing in it', answers: assured, facts: { roster: clauses() }, outcome: 'partial', says: /no clause or certificate for agency or contract staff: E-1001/ },
    { name: 'a certificate without U.S. persons', answers: assured, facts: certificate({}, ['usPersons']), says: /does not assure/ },
    { name: 'a certificate without verification', answers: assured, facts: certificate({}, ['verified']), outcome: 'partial', says: /not say that the status was verified/ },
    { name: 'a certificate of another firm', answers: assured, facts: certificate({ firm: 'Quartz Staffing Inc' }), outcome: 'partial', says: /No certificate that was read is of Northgate/ },
    { name: 'nothing in writing', answers: { outside: 'none-assured', firms: assured.firms, 'regular-employees': 'no' }, says: /Nothing in writing/ },
    { name: 'the roster contradicts the answer', answers: nobody, facts: { roster: agency() }, says: /The answer says nobody/ },
    { name: 'any staff of the provider', answers: { ...nobody, 'provider-support': 'anyone' } },
    { name: 'data in tickets', answers: { ...nobody, attachments: 'yes' } },
    { name: 'Google without the higher plan', answers: { ...nobody, 'google-care': 'lower' }, subcontractor: google },
    { name: 'Google and nobody said', outcome: 'partial', answers: nobody, subcontractor: google, says: /names Google Cloud/ },
    { name: 'a firm without a clause', outcome: 'partial', answers: { ...assured, firms: [{ firm: 'Northgate Staffing', service: 'Engineers' }] }, says: /Northgate Staffing/ },
    { name: 'remote and unverified', outcome: 'partial', answers: { ...assured, 'regular-employees': 'no' }, says: /120\.64/ },
    { name: 'agency staff without a method', outcome: 'partial', answers: assured, facts: { roster: agency({ method: '' }) }, says: /how agency or contract staff were verified/ },
    { name: 'an employer nobody knows', outcome: 'partial', answers: nobody, facts: { roster: agency({ employer: 'unknown' }) }, says: /does not say who employs/ },
    { name: 'an unwritten ticket rule', outcome: 'partial', answers: { ...nobody, attachments: 'unwritten' } },
    { name: 'nobody knows', outcome: 'missing', answers: { outside: 'unknown' } },
  ],
})
