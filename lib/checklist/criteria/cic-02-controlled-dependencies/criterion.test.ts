import { testCriterion } from '../../test-criterion'
import { imageFacts, pipelineFacts, sbomFacts } from '../../testing/supply-facts'
import criterion from './criterion'

const answers = { dependencies: 'controlled', source: 'mirror-only', pinning: 'hashes', approval: 'approved', scripts: 'no', foreign: 'no', sbom: 'each-release' }
const but = (changed: Partial<typeof answers>) => ({ ...answers, ...changed })
const packages = (host: string, via: string) => ({ host, use: 'packages' as const, name: '', place: 'unstated' as const, country: '', via, count: 1, at: { file: 'build.yml', line: 3 } })

testCriterion(criterion, {
  pass: [
    { name: 'one mirror, hashes, approval, a list for each release', answers, facts: { sbom: sbomFacts(), 'pipeline-code': pipelineFacts(), 'image-manifests': imageFacts() }, says: /40 components, 40 of them/ },
    { name: 'downloads with a checked hash', answers: but({ scripts: 'verified' }) },
  ],
  fail: [
    { name: 'an old bill of materials', outcome: 'partial', answers, facts: { sbom: sbomFacts({ date: '2026-05-27' }) }, says: /older than 180 days/ },
    { name: 'an undated bill of materials', outcome: 'partial', answers, facts: { sbom: sbomFacts({ date: null }) }, says: /when it was made is not said/ },
    { name: 'a bill from the future', outcome: 'partial', answers, facts: { sbom: sbomFacts({ date: '2027-01-01' }) } },
    { name: 'a public host beside the mirror', answers, facts: { 'pipeline-code': pipelineFacts({ hosts: [packages('registry.npmjs.org', 'run')] }) }, says: /the files name registry.npmjs.org/ },
    { name: 'a public host in a Dockerfile', answers, facts: { 'image-manifests': imageFacts({ hosts: [packages('pypi.org', 'env')] }) }, says: /the files name pypi.org/ },
    { name: 'a tool without a mirror in sight', outcome: 'partial', answers, facts: { 'pipeline-code': pipelineFacts({ hosts: [packages('pypi.org', 'default of pip')] }) }, says: /show the setting/ },
    { name: 'a download run unseen', answers, facts: { 'pipeline-code': pipelineFacts() }, observations: [{ kind: 'pipeline-code', rule: 'GA-07', severity: 'high', message: '1 download is run without having been looked at.' }], says: /without having been looked at/ },
    { name: 'actions by tag in the files', outcome: 'partial', answers, facts: { 'pipeline-code': pipelineFacts() }, observations: [{ kind: 'pipeline-code', rule: 'GA-02', severity: 'medium', message: 'By tag.' }], says: /By tag/ },
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
