import { testCriterion } from '../../test-criterion'
import criterion from './criterion'

const answers = { dependencies: 'controlled', source: 'mirror-only', pinning: 'hashes', approval: 'approved', scripts: 'no', foreign: 'no', sbom: 'each-release' }
const but = (changed: Partial<typeof answers>) => ({ ...answers, ...changed })

testCriterion(criterion, {
  pass: [
    { name: 'one mirror, hashes, approval, a list for each release', answers, evidence: [{ kind: 'sbom', accepted: true }], says: /as the bill of materials/ },
    { name: 'downloads with a checked hash', answers: but({ scripts: 'verified' }) },
  ],
  fail: [
    { name: 'no control', answers: { dependencies: 'no' } },
    { name: 'some control', outcome: 'partial', answers: but({ dependencies: 'partly' }) },
    { name: 'public registries', answers: but({ source: 'public' }), says: /public registries directly/ },
    { name: 'a proxy that passes on everything', outcome: 'partial', answers: but({ source: 'proxy' }) },
    { name: 'actions by tag', outcome: 'partial', answers: but({ pinning: 'lockfiles' }) },
    { name: 'version numbers', outcome: 'partial', answers: but({ pinning: 'versions' }) },
    { name: 'whatever is newest', answers: but({ pinning: 'latest' }) },
    { name: 'scanned only', outcome: 'partial', answers: but({ approval: 'scanned' }) },
    { name: 'unchecked packages', answers: but({ approval: 'nothing' }) },
    { name: 'curl to bash', answers: but({ scripts: 'yes' }) },
    { name: 'a foreign mirror', answers: but({ foreign: 'yes' }) },
    { name: 'a bill of materials now and then', outcome: 'partial', answers: but({ sbom: 'sometimes' }) },
    { name: 'no bill of materials', answers: but({ sbom: 'none' }) },
    { name: 'mirrors nobody checked', outcome: 'partial', answers: but({ foreign: 'unknown' }), says: /foreign mirrors/ },
    { name: 'a bill of materials the reviewer refused', outcome: 'partial', answers, evidence: [{ kind: 'sbom', accepted: false }] },
    { name: 'nobody knows', outcome: 'missing', answers: { dependencies: 'unknown' } },
  ],
})
