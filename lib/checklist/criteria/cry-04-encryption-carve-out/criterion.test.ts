import { testCriterion } from '../../test-criterion'
import { infrastructureFacts, keyFact, keyHolder, keyPolicyFacts } from '../../testing/infrastructure'
import criterion from './criterion'

const home = [{ country: 'US', use: 'stored' }, { country: 'US', use: 'received' }, { country: 'US', use: 'sent from' }]
const abroad = [{ country: 'DE', use: 'stored' }, ...home]
const answers = {
  relies: 'yes', unclassified: 'yes', design: 'client', recipient: 'us-person', 'third-party': 'nobody',
  strength: 'validated', places: home, otherwise: 'not-abroad',
}

const copied = (to: string, encryption: 'own-key' | 'none' = 'own-key') => ({ 'infrastructure-code': infrastructureFacts({ replication: [{ address: 'aws_s3_bucket_replication.r', at: { file: 'main.tf', line: 8 }, feature: 'Bucket replication', to, toClass: 'foreign', scope: 'region' }], stores: [{ ...infrastructureFacts().stores[0]!, encryption }] }) })
const keys = (partial: Parameters<typeof keyFact>[0]) => ({ 'key-policy': keyPolicyFacts({ keys: [keyFact(partial)] }) })

testCriterion(criterion, {
  pass: [
    { name: 'all six points hold', answers, says: /All six points/ },
    { name: 'valid with storage in a country that is not proscribed', answers: { ...answers, places: abroad, otherwise: 'nothing' } },
    { name: 'copies that stay at home say nothing of the claim', answers, facts: copied('us-gov-east-1') },
    { name: 'keys that only the firm uses', answers, facts: keys({}) },
    { name: 'not relied on', outcome: 'not-applicable', answers: { relies: 'no' } },
  ],
  fail: [
    { name: 'relied on though a condition may fail', answers: { relies: 'fails' } },
    { name: 'server-side encryption', answers: { ...answers, design: 'server', 'third-party': 'provider' }, says: /the service decrypts/ },
    { name: 'the key service of the provider', answers: { ...answers, 'third-party': 'provider' }, says: /means to decrypt/ },
    { name: 'a copy abroad that the service encrypts', outcome: 'partial', answers, facts: copied('eu-west-1'), says: /Encryption by the service is not end to end/ },
    { name: 'a key that the provider manages', answers, facts: keys({ manager: 'provider' }), says: /the provider manages a key/ },
    { name: 'a key that another account opens', answers, facts: keys({ holders: [keyHolder({ reach: 'external' })] }), says: /let others or services of the provider decrypt/ },
    { name: 'classified data', answers: { ...answers, unclassified: 'no' } },
    { name: 'weak encryption', answers: { ...answers, strength: 'weaker' } },
    { name: 'stored in Russia', answers: { ...answers, places: [{ country: 'RU', use: 'stored' }, ...home], otherwise: 'authorized' }, says: /126\.1: Russia/ },
    { name: 'sent from China', answers: { ...answers, places: [{ country: 'CN', use: 'sent from' }, ...home] } },
    { name: 'stored abroad with nothing but a failed carve-out', answers: { ...answers, design: 'server', places: abroad, otherwise: 'nothing' }, knockOuts: ['KO-4'], says: /stored in DE/ },
    { name: 'stored abroad under a license', answers: { ...answers, design: 'server', places: abroad, otherwise: 'authorized' } },
    { name: 'failed, and nothing abroad', answers: { ...answers, design: 'server', otherwise: 'nothing' } },
    { name: 'abroad, and a limb unknown: no knock-out', outcome: 'partial', answers: { ...answers, design: 'unknown', places: abroad, otherwise: 'nothing' } },
    { name: 'answers that contradict each other', answers: { ...answers, places: abroad }, says: /contradict each other/ },
    { name: 'conditions unchecked', outcome: 'partial', answers: { ...answers, relies: 'unchecked' } },
    { name: 'a design the reviewer refused', outcome: 'partial', answers, evidence: [{ kind: 'architecture', accepted: false }] },
    { name: 'nobody knows', outcome: 'missing', answers: { relies: 'unknown' } },
  ],
})
