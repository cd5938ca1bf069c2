import { UnreadableEvidence, type AnalyzerInput, type Reading } from '../analyzer'
import { abroadClaims, mfaClaims, retentionClaims, usPersonClaims } from '../architecture/claims'
import type { ArchitectureFacts } from '../architecture/facts'
import { dayOfTime } from '../audit-rules/days'
import { isPlaceholder } from '../audit-rules/placeholders'
import { quote, type Section, type Sentence } from '../compliance-program/sections'
import { wordsOf } from '../formats/document'
import { dig, field, isObject } from '../formats/keys'
import { list, textOf } from '../formats/tree'
import { oscalWords, readOscal } from '../oscal/read-oscal'
import { danglingReferences, walkTexts } from '../oscal/walk'
import { hashOf } from '../read-document'
import { planIdentities } from './firm'
import { namedIn } from './named'
import { isDescribed, observePlan } from './observe'
import { partsIn } from './parts'

const most = 100

/**
 * Reads one system security plan.
 * @throws UnreadableEvidence for several files, another model, or a plan without system characteristics or control implementation.
 */
export async function readSystemPlan({ files, onProgress }: AnalyzerInput): Promise<Reading<ArchitectureFacts>> {
  const [file, second] = files
  if (!file) throw new UnreadableEvidence('No file was given.', {}, 'Upload the system security plan.')
  if (second) throw new UnreadableEvidence('A system security plan is one document, and several files were given.', { file: second.name }, 'Upload each document as an item of its own.')
  const document = await readOscal(file)
  const { root, node, pointer } = document
  const at = (path: string) => ({ file: file.name, pointer: `${pointer}${path}` })
  if (root !== 'system-security-plan') throw new UnreadableEvidence(`The document is ${oscalWords[root]}.`, at(''), 'Upload the system security plan here.')
  const system = node['system-characteristics']
  const controls = node['control-implementation']
  for (const [name, part] of [['system-characteristics', system], ['control-implementation', controls]] as const) {
    if (!isObject(part)) throw new UnreadableEvidence(`The plan has no ${name.replace('-', ' ')}.`, at(`/${name}`), 'Validate the plan against the OSCAL schema and upload it again.')
  }
  onProgress?.({ bytes: file.size, items: 1 })
  const said: Sentence[] = []
  const blanks: Sentence[] = []
  walkTexts(node, pointer, (text, place, key) => {
    if (key === 'uuid' || key.endsWith('-uuid') || key.endsWith('-uuids') || key === 'href') return
    const one = { text: text.replace(/\s+/g, ' ').trim(), at: { file: file.name, pointer: place } }
    if (isPlaceholder(text)) blanks.push(one)
    else if (one.text !== '') said.push(one)
  })
  const sections = said.map(({ text, at: place }): Section => ({ title: '', text, sentences: text.split(/(?<=[.!?])\s+(?=[A-Z])/).map((sentence) => ({ text: sentence, at: place })) }))
  const sentences = sections.flatMap((section) => section.sentences)
  const required = list(field(controls, 'implemented-requirements'))
  const described = required.filter(isDescribed)
  const dangling = danglingReferences(document)
  const version = textOf(dig(node, 'metadata', 'oscal-version'))
  const text = said.map((each) => each.text).join('\n')
  const authorizedOn = dayOfTime(field(system, 'date-authorized'))
  const impact = impactOf(system)
  const facts: ArchitectureFacts = {
    format: 'oscal',
    pages: Math.max(1, Math.ceil(wordsOf(text) / 400)),
    words: wordsOf(text),
    textHash: await hashOf(text),
    title: textOf(dig(node, 'metadata', 'title')) || null,
    version: textOf(dig(node, 'metadata', 'version')) || null,
    date: dayOfTime(dig(node, 'metadata', 'last-modified')),
    signed: false,
    draft: /\bdraft\b/i.test(textOf(dig(node, 'metadata', 'version'))) || list(dig(node, 'metadata', 'props')).some((prop) => textOf(field(prop, 'name')) === 'status' && /draft/i.test(textOf(field(prop, 'value')))),
    residue: blanks.slice(0, most).map((blank) => ({ text: quote(blank.text), at: blank.at })),
    source: 'oscal-ssp',
    system: textOf(field(system, 'system-name')) || null,
    parts: partsIn(node, sections, at),
    ...namedIn(node, sentences, at),
    firm: planIdentities(node, sentences, at),
    claims: { retentionDays: retentionClaims(sentences), mfa: mfaClaims(sentences), usPersonsOnly: usPersonClaims(sections), abroad: abroadClaims(sentences) },
    oscal: { version, controls: required.length, described: described.length, unresolvedReferences: dangling.length, authorizedOn, impact },
  }

  return { facts, observations: observePlan({ document, facts, blanks, texts: said.length + blanks.length, dangling, file: file.name }) }
}

/** The level of confidentiality, else the overall level, without the name of the standard. */
function impactOf(system: unknown): string | null {
  const level = textOf(dig(system, 'security-impact-level', 'security-objective-confidentiality')) || textOf(field(system, 'security-sensitivity-level'))
  return level === '' || isPlaceholder(level) ? null : level.toLowerCase().replace(/^fips-199-/, '').slice(0, 40)
}
