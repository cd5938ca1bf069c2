import type { ArchitectureFacts } from '../../../analyzers/architecture/facts'
import { chosenIn, rowsOf } from '../../answer-values'
import type { Check, Given, ReadEvidence } from '../../criterion'
import { dayOf, monthsAgo } from '../../dates'
import { atRegion, logSamples } from '../../log-samples'
import { placed } from '../../place'
import { parts } from './questions'

export type Mine = Given<'cloudtrail' | 'audit-log' | 'architecture' | 'log-configuration' | 'infrastructure-code' | 'mfa-enrollment' | 'pipeline-code'>
type Reading = ReadEvidence<ArchitectureFacts>

/** Rules judged here. */
export const judgedHere = ['AD-01', 'AD-02', 'AD-03', 'AD-07']

/** A document that describes fewer parts than this cannot be held against anything; the threshold is Veritar's. */
const FEWEST_PARTS = 5

/** What the documents that were read describe, held against the answers and the log samples. */
export function documentChecks(given: Mine): Check[] {
  const documents = given.readings.architecture
  if (documents.length === 0) return []
  return [partsRead(given, documents), ...claimedParts(given, documents), dateRead(given, documents), ...regionsRead(given, documents), ...controlsRead(documents)]
}

const described = (documents: Reading[], part: string) => documents.some(({ facts }) => facts.parts[part as keyof ArchitectureFacts['parts']].found)

function partsRead(given: Mine, documents: Reading[]): Check {
  const asked = parts.filter((part) => part.value !== 'version' && !(given.onPremises && part.value === 'external'))
  const lacking = asked.filter((part) => !described(documents, part.value))
  const at = documents.map((one) => one.at({}))
  if (lacking.length === 0) return { outcome: 'met', says: 'The documents that were read treat every part asked for.', at }
  const says = `The documents that were read do not treat: ${lacking.map((part) => part.label.charAt(0).toLowerCase() + part.label.slice(1)).join('; ')}.`
  return { outcome: asked.length - lacking.length < FEWEST_PARTS ? 'not-met' : 'partial', says, at }
}

function claimedParts(given: Mine, documents: Reading[]): Check[] {
  const claimed = chosenIn(given, 'parts').filter((part) => part !== 'version' && parts.some(({ value }) => value === part) && !described(documents, part))
  if (claimed.length === 0) return []
  const labels = parts.filter(({ value }) => claimed.includes(value)).map(({ label }) => label.split(':')[0]?.toLowerCase())
  return [{ outcome: 'unknown', says: `The answer says that these are described, and they were not found in the text: ${labels.join('; ')}. Say on which page.`, at: [given.answer('parts'), ...documents.map((one) => one.at({}))] }]
}

/** The newest date of the documents, beside the one answered. */
function dateRead(given: Mine, documents: Reading[]): Check {
  const days = documents.flatMap(({ facts }) => dayOf(facts.date) ?? []).sort()
  const newest = days.at(-1)
  const at = documents.map((one) => one.at({}))
  const today = given.now.slice(0, 10)
  const answered = dayOf(given.answers['dated'])
  if (newest === undefined) return { outcome: 'unknown', says: 'The documents that were read carry no date.', at }
  if (newest > today) return { outcome: 'unknown', says: `The document that was read is dated ${newest}, which has not come yet.`, at }
  if (newest < monthsAgo(today, 12)) return { outcome: 'partial', says: `The document that was read is of ${newest}, more than 12 months old.`, at }
  if (answered !== null && answered !== newest) return { outcome: 'partial', says: `The answer dates the document ${answered}; it says ${newest}.`, at: [given.answer('dated'), ...at] }
  return { outcome: 'met', says: `The document that was read is of ${newest}.`, at }
}

/** Regions of the document against those answered and those in the log samples. */
function regionsRead(given: Mine, documents: Reading[]): Check[] {
  if (given.onPremises) return []
  const named = new Map(documents.flatMap((one) => one.facts.regions.map((region) => [region.name, one.at(placed(region.at))] as const)))
  const samples = logSamples(given)
  const checks: Check[] = []
  const seen = new Map(samples.flatMap((sample) => Object.keys(sample.facts.regions).map((region) => [region.toLowerCase(), atRegion(sample, region)] as const)))
  const absent = [...seen.keys()].filter((region) => region !== '' && !named.has(region)).sort()
  if (named.size > 0 && seen.size > 0) {
    checks.push(
      absent.length === 0
        ? { outcome: 'met', says: 'Every region in the log is named in the text of the document.', at: [...named.values()].slice(0, 20) }
        : { outcome: 'partial', says: `The log shows activity in ${absent.join(', ')}, which the text of the document does not name.`, at: [...[...named.values()].slice(0, 5), ...absent.flatMap((region) => seen.get(region) ?? [])].slice(0, 20) },
    )
  }
  const answered = rowsOf(given, 'regions').map((row) => (row['region'] ?? '').toLowerCase()).filter((region) => region !== '')
  const unlike = [...named.keys()].filter((region) => answered.length > 0 && !answered.includes(region)).sort()
  if (unlike.length > 0) checks.push({ outcome: 'unknown', says: `The text of the document also names ${unlike.join(', ')}, which the answer does not. Say what runs there.`, at: [given.answer('regions'), ...unlike.flatMap((region) => named.get(region) ?? [])].slice(0, 20) })
  const other = [...named.keys()].filter((region) => given.reference.region(region) === null).sort()
  if (other.length > 0) checks.push({ outcome: 'info', says: `The text of the document names ${other.join(', ')}, not on the list of approved regions (REG-01).`, at: other.flatMap((region) => named.get(region) ?? []).slice(0, 20) })
  return checks
}

/** OSCAL plans count their controls: one that is not written out is a blank. */
function controlsRead(documents: Reading[]): Check[] {
  return documents.flatMap((one): Check[] => {
    const { oscal } = one.facts
    if (oscal === null || oscal.controls === 0 || oscal.described === oscal.controls) return []
    return [{ outcome: 'partial', says: `The plan writes out ${oscal.described} of ${oscal.controls} controls.`, at: [one.at({})] }]
  })
}
