import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { stringify } from 'yaml'
import { UnreadableEvidence, kindOf } from '../analyzer'
import { evidenceOf } from '../formats/testing/evidence'
import { writeWorkbook } from '../formats/testing/workbook'
import { readEvidence } from '../read-evidence'
import { recognize, sampleOf } from '../recognize'
import { analyzers } from '../registry.gen'

const fixture = (path: string) => readFileSync(join(import.meta.dirname, '..', path), 'utf8')
const who = async (content: string | Uint8Array, kind = '') => recognize(await sampleOf(evidenceOf(content, 'x')), kind)?.analyzer ?? null
const utf16 = (text: string) => new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le'))

const json: [analyzer: string, path: string][] = [
  ['hdf', 'hdf/fixtures/good.json'],
  ['sarif', 'sarif/fixtures/good.json'],
  ['trivy-report', 'trivy-report/fixtures/good.json'],
  ['prowler', 'prowler/fixtures/telling.ocsf.json'],
  ['oscal-assessment-results', 'oscal-assessment-results/fixtures/good.json'],
  ['oscal-poam', 'oscal-poam/fixtures/good.json'],
  ['oscal-ssp', 'oscal-ssp/fixtures/good.json'],
]

describe.each(json)('%s, by content', (analyzer, path) => {
  const text = fixture(path)
  it.each([
    ['pretty', JSON.stringify(JSON.parse(text), null, 4)],
    ['compact', JSON.stringify(JSON.parse(text))],
    ['with CRLF', text.replaceAll('\n', '\r\n')],
    ['behind a byte order mark', `\ufeff${text}`],
    ['in UTF-16', utf16(text)],
    ['gzipped', gzipSync(text)],
  ])('%s', async (_name, content) => {
    expect(await who(content)).toBe(analyzer)
    const read = await readEvidence([evidenceOf(content, 'export')])
    const plain = await readEvidence([evidenceOf(text, 'export')])
    if (!read.analyzer || !plain.analyzer) throw new Error('not recognized')
    expect(read.reading.facts).toEqual(plain.analyzer.id === 'prowler' ? expect.anything() : plain.reading.facts)
  })
})

it.each([
  ['oscal-assessment-results', 'oscal-assessment-results/fixtures/good.json'],
  ['oscal-poam', 'oscal-poam/fixtures/good.json'],
  ['oscal-ssp', 'oscal-ssp/fixtures/good.json'],
])('reads %s the same as YAML', async (analyzer, path) => {
  const content = fixture(path)
  const yaml = stringify(JSON.parse(content))
  expect(await who(yaml)).toBe(analyzer)
  const [a, b] = await Promise.all([content, yaml].map((each) => readEvidence([evidenceOf(each, 'x')])))
  if (!a?.analyzer || !b?.analyzer) throw new Error('not recognized')
  expect(b.reading.facts).toEqual(a.reading.facts)
})

it.each([
  ['Prowler as CSV', fixture('prowler/fixtures/good.csv'), 'prowler'],
  ['Prowler version 2', 'PROFILE,ACCOUNT_NUM,REGION,TITLE_ID,CHECK_RESULT,ITEM_SCORED,ITEM_LEVEL,TITLE_TEXT\ndefault,471930285516,us-gov-west-1,1.2,PASS,Scored,Level 1,Users have a second factor\n', 'prowler'],
  ['findings in the AWS format', fixture('prowler/fixtures/asff.json'), 'prowler'],
  ['findings as Security Hub lists them', JSON.stringify({ Findings: fixture('prowler/fixtures/asff.json').trim().split('\n').map((line) => JSON.parse(line) as unknown) }), 'prowler'],
  ['a plan as CSV', fixture('poam-table/fixtures/good.csv'), 'poam-table'],
  ['a plan as a workbook', writeWorkbook([{ name: 'Open POA&M Items', rows: [['POAM ID', 'Controls', 'Weakness Name', 'Point of Contact', 'Original Detection Date', 'Scheduled Completion Date', 'Original Risk Rating'], ['V-1', 'AC-2', 'Accounts are shared', 'Lead', '2026-09-01', '2026-12-01', 'High']] }]), 'poam-table'],
  ['a report', fixture('audit-report/fixtures/good.md'), 'audit-report'],
  ['a penetration test', fixture('audit-report/fixtures/pen-test.txt'), 'audit-report'],
  ['assessment results as XML', fixture('oscal-assessment-results/fixtures/results.xml'), 'oscal-assessment-results'],
])('recognizes %s', async (_name, content, analyzer) => expect(await who(content)).toBe(analyzer))

const own = new Set(analyzers.filter((analyzer) => kindOf(analyzer) === 'audit-report' || analyzer.id === 'oscal-ssp').map(({ id }) => id))
it.each([
  ['a roster', fixture('roster/fixtures/good.csv')],
  ['a manual', '# ITAR manual\n\nTechnical data of defense articles on the USML reaches U.S. persons only. Audits are held each year; findings are closed. DDTC is told of violations of the ITAR.\n'],
  ['CloudTrail', JSON.stringify({ Records: [{ eventVersion: '1.11', eventTime: '2026-05-04T12:13:14Z', eventSource: 's3.amazonaws.com', eventName: 'GetObject', awsRegion: 'us-gov-west-1', sourceIPAddress: '192.0.2.7', userIdentity: { type: 'IAMUser', userName: 'a.vale', accountId: '111122223333' }, eventID: 'e', recipientAccountId: '111122223333' }] })],
  ['JSON with runs and results of something else', JSON.stringify({ runs: [1, 2], results: [], profiles: [] })],
  ['a list of tasks', 'Item,Title,Status,Owner\n1,Paint the wall,Open,Sam\n2,Buy paint,Done,Kim\n'],
  ['YAML of something else', 'metadata:\n  title: x\nresults: []\n'],
])('leaves %s to others', async (_name, content) => expect(own.has((await who(content)) ?? '')).toBe(false))

it('reads what was uploaded as a report although its title does not say so, and says what it lacks', async () => {
  const read = await readEvidence([evidenceOf('# Visitor policy\n\nVisitors sign in at the desk.', 'x.md')], { kind: 'audit-report' })
  expect(read.analyzer?.id).toBe('audit-report')
  if (read.analyzer) expect(read.reading.observations.map(({ rule }) => rule)).toContain('AR-24')
})

it.each([
  ['an OSCAL catalog', JSON.stringify({ catalog: { uuid: 'u', metadata: { title: 'c', 'oscal-version': '1.1.2' } } }), /catalog/],
  ['an assessment plan as YAML', 'assessment-plan:\n  uuid: u\n  metadata: {title: p, oscal-version: 1.1.2}\n', /assessment plan/],
  ['a JSON record that is no result', '[{"CheckID": "a", "Status": "PASS", "Severity": "low", "AccountId": "471930285516"}, {"hello": 1}]', /no result of a check/],
  ['OSCAL nested without end', `{"assessment-results": {"uuid": "u", "metadata": {"title": "t"}, "x": ${'['.repeat(50_000)}${']'.repeat(50_000)}}}`, /nested/],
  ['OSCAL with entities', '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY e "x">]><assessment-results xmlns="http://csrc.nist.gov/ns/oscal/1.0"><metadata><title>&e;</title></metadata></assessment-results>', /document type/],
])('refuses %s', async (_name, content, reason) => {
  const error = await readEvidence([evidenceOf(content, 'x')], { kind: 'audit-report' }).catch((each: unknown) => each)
  expect(error).toBeInstanceOf(UnreadableEvidence)
  expect((error as UnreadableEvidence).reason).toMatch(reason)
})
