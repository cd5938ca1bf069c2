import type { ComplianceProgramFacts } from './facts'
import { quote, type Section } from './sections'

export type TopicName = keyof ComplianceProgramFacts['topics']

/** What has to stand in one sentence (`words`), and optionally in it or beside it (`near`), for a topic to be found. */
type TopicRule = { words: RegExp; near?: RegExp; unless?: RegExp }

const absent = /\b(?:do(?:es)? not (?:have|maintain|provide|require)|no formal|not yet|plan(?:s|ning)? to|to be (?:determined|developed|written)|(?:is|are|was|were) not (?:kept|retained|removed|revoked|disabled|verified|trained|screened|encrypted|reported|disclosed)|do(?:es)? not (?:verify|train|screen|keep|retain|remove|revoke|encrypt|report|disclose))\b/i

/** The topics that criteria ask a manual for (domain.md section 4, PRG-03 to PER-05 and REG, CRY). */
export const topicRules: Record<TopicName, TopicRule> = {
  empoweredOfficial: { words: /\bempowered officials?\b/i },
  nonRetaliation: { words: /\b(?:non-?retaliat\w*|retaliat\w+|reprisals?)\b/i },
  hotline: { words: /\b(?:hotline|helpline|anonymous(?:ly)?|speak[- ]up)\b/i, near: /\breport\w*|concern|call|contact\b/i },
  voluntaryDisclosure: { words: /\b(?:voluntar(?:y|ily) (?:self-)?disclos\w*|127\.12)/i },
  sixtyDays: { words: /\b(?:60|sixty)(?: \(60\))?[- ](?:calendar )?days?\b/i, near: /\b(?:disclos\w*|127\.12|full (?:report|disclosure|account)|violation)/i },
  immediate126: { words: /\b126\.1(?:\(e\))?/i, near: /\b(?:immediate(?:ly)?|at once|without delay|promptly)\b/i },
  rootCause: { words: /\broot[- ]causes?\b/i },
  notifyPrime: { words: /\b(?:prime(?: contractor)?|customer|higher[- ]tier|contracting officer)s?\b/i, near: /\b(?:notif\w+|inform(?:s|ed)?|reported|told)\b[^.]{0,80}\b(?:prime|customer|higher[- ]tier|contracting officer)|\b(?:prime|customer|contracting officer|higher[- ]tier)\b[^.]{0,60}\b(?:notified|informed|told)\b/i },
  incident72h: { words: /\b(?:72|seventy-two)(?: \(72\))?[- ]hours?\b/i },
  retentionFiveYears: { words: /\b(?:five|5)(?: \(5\))?[- ]years?\b/i, near: /\b(?:record|retain|retention|kept|keep|maintain|preserve)/i },
  retentionFromExpiry: { words: /\b(?:five|5)(?: \(5\))?[- ]years?\b[^.]{0,120}\b(?:from|after|following|of)\b[^.]{0,60}\b(?:expir\w+|terminat\w+|transaction|completion|last)\b/i },
  trainingTiers: { words: /\btrain\w*\b/i, near: /\b(?:tiers?|tier [1-4]|role[- ]based|by role|tailored|senior management|all (?:staff|employees|personnel)[^.]{0,120}\b(?:engineers?|management|export|compliance)|levels? of training)\b/i },
  trainingAnnual: { words: /\b(?:annual(?:ly)?|every (?:12|twelve) months|every year|each year|yearly|once a year|refresher)\b/i, near: /\btrain\w*\b/i },
  screening: { words: /\b(?:restricted[- ]part\w+|denied[- ]part\w+|consolidated screening list|part(?:y|ies) screening|screen\w*\b[^.]{0,60}\b(?:lists?|debarred|parties))\b/i },
  beforeAccess: { words: /\b(?:before|prior to)\b[^.]{0,80}\baccess\b|\b(?:no (?:one|person|employee)|nobody)\b[^.]{0,60}\baccess\b[^.]{0,40}\buntil\b|\baccess\b[^.]{0,60}\bonly after\b/i, near: /\b(?:verif\w+|U\.?S\.? person|status|confirm\w*)\b/i },
  fourClasses: { words: /\bcitizens?\b/i, near: /\b(?=[^]*\b(?:permanent residents?|LPRs?|green card)\b)(?=[^]*\brefugees?\b)(?=[^]*\basyl(?:ee|um)\w*\b)/i },
  i9Separation: { words: /\b(?:I-9|E-Verify)\b/i, near: /\b(?:separate(?:ly|d)?|apart|independent(?:ly)?|never|not (?:be )?(?:used|reused|copied|combined)|do(?:es)? not (?:use|reuse|copy)|distinct)\b/i },
  nonUsPersonOutcome: { words: /\b(?:foreign persons?|non-?U\.?S\.? persons?|not (?:a )?U\.?S\.? persons?|answers? (?:is )?no)\b/i, near: /\b(?:reassign\w*|licen[cs]e|TAA|technical assistance agreement|authori[sz]ation|other work|different (?:work|program))\b/i },
  technologyControlPlan: { words: /\b(?:technology control plans?|TCPs?)\b/i },
  deprovision: { words: /\b(?:remov\w+|revok\w+|disabl\w+|deprovision\w*|terminat\w+)\b[^.]{0,60}\b(?:access|accounts?|credentials?)\b|\b(?:access|accounts?|credentials?)\b[^.]{0,60}\b(?:remov\w+|revok\w+|disabl\w+|terminat\w+)\b/i },
  remoteAccess: { words: /\b(?:remote(?:ly)? (?:access|work\w*)|access(?:ed)? (?:from )?abroad|foreign travel|travel\w*|125\.4\(b\)\(9\))/i },
  cloudProviders: { words: /\bcloud\b[^.]{0,60}\b(?:provider|service|region|environment|storage)s?\b|\b(?:GovCloud|Azure Government|Assured Workloads|FedRAMP)\b/i },
  encryption: { words: /\b(?:encrypt\w*|120\.54|FIPS 140)/i },
}

/** For each topic the passages that speak of it: found in a sentence, with its neighbours as context. */
export function findTopics(sections: Section[]): ComplianceProgramFacts['topics'] {
  const entries = (Object.keys(topicRules) as TopicName[]).map((name) => {
    const { words, near, unless } = topicRules[name]
    const passages = sections.flatMap((section) =>
      section.sentences.flatMap((sentence, i) => {
        if (!words.test(sentence.text) || absent.test(sentence.text) || unless?.test(sentence.text)) return []
        const around = section.sentences.slice(Math.max(0, i - 1), i + 2).map((each) => each.text).join(' ')
        return !near || near.test(around) ? [{ text: quote(sentence.text), at: sentence.at }] : []
      }),
    )
    return [name, { found: passages.length > 0, passages: passages.slice(0, 3) }] as const
  })
  return Object.fromEntries(entries) as ComplianceProgramFacts['topics']
}
