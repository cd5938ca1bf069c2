import { UnreadableEvidence, defineAnalyzer, type AnalyzerInput, type Reading, type Rule, type Sample } from '../analyzer'
import { datesIn } from '../dates-in-text'
import { observer, readDocument } from '../read-document'
import { accountIn, isoIn, newestOf, readColumns, sampledFields } from '../read-columns'
import type { TableShape } from '../table-shape'
import { proseOf, titleLines } from '../sample-views'
import { DeniedTestFacts, type AccessTest } from './facts'

type Field = 'expected' | 'actor' | 'action' | 'target' | 'layer' | 'result' | 'on'
const shape: TableShape<Field> = {
  noun: 'access test record',
  synonyms: {
    actor: ['test account', 'tested as', 'account', 'user', 'identity', 'principal', 'actor', 'as user', 'test user'],
    action: ['attempt', 'action', 'test', 'test case', 'tried', 'operation', 'step', 'test step', 'api call'],
    target: ['target', 'resource', 'system', 'object', 'destination', 'against'],
    expected: ['expected', 'expected result', 'expected outcome', 'should be'],
    layer: ['control', 'layer', 'control tested', 'policy', 'mechanism'],
    result: ['result', 'outcome', 'actual result', 'observed', 'actual', 'response', 'status', 'denied'],
    on: ['tested on', 'date', 'test date', 'date tested', 'time', 'timestamp', 'executed on', 'performed on'],
  },
  isHeader: (fields) => fields.has('result') && fields.has('action') && (fields.has('actor') || fields.has('target') || fields.has('layer') || fields.has('expected')),
  remedy: 'One row for each attempt: the test account, what was tried, on what, the control, the result and the day. Or a short record in prose.',
}
const rules: Rule[] = [
  { id: 'DT-01', title: 'An attempt was let through', severity: 'high', criterion: 'IAM-04', basis: 'domain.md IAM-04' },
  { id: 'DT-02', title: 'A result that cannot be told', severity: 'medium', criterion: 'IAM-04', basis: 'domain.md IAM-04' },
  { id: 'DT-03', title: 'No date', severity: 'low', criterion: 'IAM-04', basis: 'domain.md IAM-04' },
]

/** Attempts made on purpose, to see whether they are refused (domain.md IAM-04). */
export default defineAnalyzer<DeniedTestFacts>({
  id: 'denied-test',
  title: 'Record of a denied access test',
  version: '4',
  accepts: 'CSV, an Excel workbook (.xlsx), or a record as PDF with text, DOCX or Markdown',
  rules,
  facts: DeniedTestFacts,
  recognize: (sample: Sample) => {
    const text = proseOf(sample)
    if (text !== null) return /\b(?:denied|negative|access|denial)[- ](?:access )?tests?\b|\btest of (?:a )?denied\b/i.test(titleLines(text)) && /\bdenied\b|\bAccessDenied\b|\bblocked\b|\brefused\b/i.test(text) ? 0.94 : 0
    const fields = sampledFields(sample, shape)
    return fields !== null && /denied|allowed|blocked|refused|AccessDenied|403/i.test(sample.text || (sample.rows ?? []).flat().join(' ')) ? (fields.has('actor') && fields.has('layer') ? 0.94 : 0.45) : 0
  },
  analyze: readTests,
  describe: (facts) => [
    { label: 'Attempts', value: facts.tests.length.toLocaleString('en-US') },
    { label: 'Refused', value: facts.denied.toLocaleString('en-US') },
    { label: 'Let through', value: facts.allowed.toLocaleString('en-US') },
    { label: 'Last test', value: facts.newestDate ?? 'not said' },
  ],
})

async function readTests(input: AnalyzerInput): Promise<Reading<DeniedTestFacts>> {
  const table = await readColumns(input, shape).catch((error: unknown) => (error instanceof UnreadableEvidence ? null : Promise.reject(error as Error)))
  const tests = table ? table.rows.map(({ cells, at }): AccessTest => ({ actor: accountIn(cells.actor) || null, action: cells.action?.slice(0, 200) ?? null, target: cells.target?.slice(0, 200) ?? null, layer: layerOf(`${cells.layer ?? ''} ${cells.action ?? ''} ${cells.target ?? ''}`), result: resultOf(cells.result ?? ''), on: isoIn(cells.on), at })) : await fromProse(input)
  const { add, all } = observer(rules, input.files[0]?.name ?? '')
  const of = (result: AccessTest['result']) => tests.filter((test) => test.result === result)
  const [allowed, unclear] = [of('allowed'), of('unclear')]
  if (allowed[0]) add('DT-01', `${allowed.length} ${allowed.length === 1 ? 'attempt was' : 'attempts were'} let through.`, allowed[0].at, allowed.length)
  if (unclear[0]) add('DT-02', `Of ${unclear.length} ${unclear.length === 1 ? 'attempt' : 'attempts'} the result cannot be told.`, unclear[0].at, unclear.length)
  // A record in prose gives its day above the table.
  const said = newestOf(tests.map((test) => test.on))
  const newestDate = said ?? (table ? ((await readDocument(input, 'access test record').catch(() => null))?.facts.date ?? null) : null)
  if (newestDate === null) add('DT-03', 'The record does not say when the test was made.')
  return { facts: { tests, denied: of('denied').length, allowed: allowed.length, newestDate }, observations: all() }
}

/** Sentences that say that something was tried and what came of it. */
async function fromProse(input: AnalyzerInput): Promise<AccessTest[]> {
  const { sentences, facts, text, file } = await readDocument(input, 'access test record')
  const told = sentences.filter((each) => resultOf(each.text) !== 'unclear' && /\b(?:attempt\w*|tried|tries|test\w*|request\w*|sign[- ]?in|log[- ]?in|access\w*|upload|download|open\w*)\b/i.test(each.text))
  if (told.length === 0 || !/\btest|\battempt|\btried\b/i.test(text)) throw new UnreadableEvidence('The document records no attempt and no result.', { file }, shape.remedy)
  return told.slice(0, 200).map(({ text: said, at }) => ({ actor: /[\w.+-]+@[\w.-]+\.\w+/.exec(said)?.[0]?.toLowerCase() ?? null, action: null, target: null, layer: layerOf(said), result: resultOf(said), on: datesIn(said)[0]?.iso ?? facts.date, at }))
}

function resultOf(text: string): AccessTest['result'] {
  const refused = /\b(?:access ?denied|denied|refused|blocked|rejected|forbidden|unauthori[sz]ed|403|401|explicit deny|not authorized|fail(?:ed|s)? (?:as expected|to))\b|AccessDenied|^yes$/i.test(text)
  const allowed = /\b(?:allowed|succeeded|successful|granted|let through|worked|200 ok|was able to|not (?:denied|blocked|refused))\b|^no$/i.test(text.replace(/\b(?:not|un)[- ]?(?:allowed|successful|granted)\b/gi, 'denied'))
  if (refused && /\bnot (?:denied|blocked|refused)\b/i.test(text)) return 'allowed'
  return refused === allowed ? 'unclear' : refused ? 'denied' : 'allowed'
}

function layerOf(text: string): AccessTest['layer'] {
  if (/\b(?:SCP|organization policy|org policy|Azure Policy|service control)\b/i.test(text)) return 'organization'
  if (/\b(?:conditional access|sign[- ]?in|log[- ]?in|identity|MFA|IdP|SSO|group)\b/i.test(text)) return 'identity'
  if (/\b(?:network|VPN|firewall|IP|security group|VPC endpoint|geo|location)\b/i.test(text)) return 'network'
  return /\b(?:bucket|object|key|KMS|resource|s3|database|repo\w*|GetObject|Decrypt)\b/i.test(text) ? 'resource' : 'unclear'
}
