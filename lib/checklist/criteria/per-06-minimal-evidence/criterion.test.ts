import { testCriterion } from '../../test-criterion'
import criterion from './criterion'

const answers = { uploads: 'confirmed', kept: 'result' }

testCriterion(criterion, {
  pass: [
    { name: 'only results', answers },
    { name: 'a roster that was read', answers, evidence: [{ kind: 'roster', status: 'read' }], says: /met: No personal data/ },
  ],
  fail: [
    { name: 'uploads that hold it', answers: { uploads: 'contain' } },
    { name: 'an architecture document set aside for a picture in it', answers, evidence: [{ kind: 'roster', status: 'read' }, { kind: 'architecture', title: 'Plan', status: 'quarantined' }], says: /"Plan" was set aside/ },
    { name: 'a roster set aside', answers, evidence: [{ kind: 'roster', status: 'quarantined' }], says: /set aside/ },
    { name: 'copies with the I-9', answers: { ...answers, kept: 'with-i9' } },
    { name: 'copies kept', outcome: 'partial', answers: { ...answers, kept: 'copies' } },
    { name: 'replaced', outcome: 'partial', answers: { ...answers, uploads: 'replaced' } },
    { name: 'nobody knows', outcome: 'missing', answers: { uploads: 'unknown' } },
  ],
})
