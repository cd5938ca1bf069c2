import { testCriterion } from '../../test-criterion'
import criterion from './criterion'

const answers = {
  pipeline: 'all', repository: 'own-approved', runners: 'own-approved', artifacts: 'approved',
  members: 'all', credentials: 'short-lived', strangers: 'no',
}

testCriterion(criterion, {
  pass: [
    { name: 'own servers in the approved region', answers, evidence: [{ kind: 'pipeline-code', accepted: true }], says: /A reviewer accepted/ },
    { name: 'an authorized service, outside code only after approval', answers: { ...answers, repository: 'authorized-service', strangers: 'approved' } },
    { name: 'machines on site', answers: { ...answers, inventory: [{ name: 'build-1', location: 'Program room' }] }, onPremises: true },
  ],
  fail: [
    { name: 'not in U.S.-only infrastructure', answers: { pipeline: 'no' } },
    { name: 'some parts elsewhere', outcome: 'partial', answers: { ...answers, pipeline: 'some' } },
    { name: 'a commercial code host', answers: { ...answers, repository: 'commercial' } },
    { name: 'a commercial host with U.S. storage', outcome: 'partial', answers: { ...answers, repository: 'commercial-us' } },
    { name: 'runners of the code host', answers: { ...answers, runners: 'hosted' }, says: /location is not guaranteed/ },
    { name: 'own runners elsewhere', outcome: 'partial', answers: { ...answers, runners: 'own-us' } },
    { name: 'a shared runner group', outcome: 'partial', answers: { ...answers, runners: 'shared-group' } },
    { name: 'artifacts anywhere', answers: { ...answers, artifacts: 'anywhere' } },
    { name: 'artifacts elsewhere in the U.S.', outcome: 'partial', answers: { ...answers, artifacts: 'us' } },
    { name: 'readers off the roster', answers: { ...answers, members: 'not-all' }, knockOuts: ['KO-3'] },
    { name: 'readers not compared', outcome: 'partial', answers: { ...answers, members: 'not-compared' } },
    { name: 'stored keys', outcome: 'partial', answers: { ...answers, credentials: 'stored-keys' } },
    { name: 'strangers run code', answers: { ...answers, strangers: 'yes' } },
    { name: 'where builds run is not known', outcome: 'partial', answers: { ...answers, runners: 'unknown' }, says: /where the builds run/ },
    { name: 'pipeline files the reviewer refused', outcome: 'partial', answers, evidence: [{ kind: 'pipeline-code', accepted: false }] },
    { name: 'nobody knows', outcome: 'missing', answers: { pipeline: 'unknown' } },
  ],
})
