import { choiceCheck } from '../../answer-checks'
import { chosenIn } from '../../answer-values'
import type { Check, Given, KnockOutHit } from '../../criterion'
import { acceptedDocuments } from '../../documents'

export type Mine = Given<'cloudtrail'>

/** Two layers that refuse, a test that was refused, and nothing public (22 CFR 120.50(a)(2); domain.md IAM-04). */
export function preventionChecks(given: Mine): Check[] {
  return [
    layersCheck(given),
    choiceCheck(
      given,
      'mode',
      {
        enforced: ['met', 'The controls are switched on to refuse.'],
        mixed: ['partial', 'Some of the controls only report.'],
        'report-only': ['not-met', 'The controls only report and refuse nobody.'],
      },
      'Nobody has said whether the controls refuse or only report.',
    ),
    denialCheck(given),
    choiceCheck(
      given,
      'public',
      {
        blocked: ['met', 'Public access is blocked.'],
        believed: ['partial', 'Nothing is thought to be public, but nothing blocks it.'],
        yes: ['not-met', 'Something is open to people without an account.'],
      },
      'Nobody has said whether anything is public.',
    ),
  ]
}

function layersCheck(given: Mine): Check {
  const layers = (question: string) => chosenIn(given, question).filter((value) => value !== 'none')
  const at = [given.answer('identity-layer'), given.answer('resource-layer')]
  if (chosenIn(given, 'identity-layer').length === 0 || chosenIn(given, 'resource-layer').length === 0) return { outcome: 'unknown', says: 'Nobody has said which layers there are.', at }
  const [who, what] = [layers('identity-layer').length, layers('resource-layer').length]
  if (who > 0 && what > 0) return { outcome: 'met', says: 'One layer looks at who signs in and another at what can be reached.', at }
  if (who + what === 0) return { outcome: 'not-met', says: 'No control looks at who signs in or at what can be reached.', at }
  return { outcome: 'partial', says: who > 0 ? 'Controls look at who signs in, and nothing holds when they fail.' : 'Controls look at what can be reached, and none at who signs in.', at }
}

/** A refusal that was seen: in the log, or in a test record that a reviewer accepted. A said test alone is not enough. */
function denialCheck(given: Mine): Check {
  const denying = given.readings.cloudtrail.filter((sample) => sample.facts.deniedEvents > 0)
  if (denying.length > 0) {
    const count = denying.reduce((sum, sample) => sum + sample.facts.deniedEvents, 0)
    return { outcome: 'met', says: `Calls were refused ${count === 1 ? 'once' : `${count.toLocaleString('en-US')} times`} in this sample.`, at: denying.map((sample) => sample.at({})) }
  }
  const records = acceptedDocuments(given, ['denied-test'])
  if (records.length > 0) return { outcome: 'met', says: 'A reviewer accepted the record of a refused test.', at: records.map((record) => record.at) }
  const at = [given.answer('tested'), ...given.readings.cloudtrail.map((sample) => sample.at({}))]
  const seen = given.readings.cloudtrail.length > 0 ? 'No refusal appears in this sample, and ' : 'There is no log, and '
  return { outcome: given.answers['tested'] === 'never' ? 'partial' : 'unknown', says: `${seen}no record of a refused test has been accepted.`, at }
}

/** What the sample shows of access without an account. Whether an anonymous call was refused the facts do not say. */
export function anonymousChecks(given: Mine): Check[] {
  return given.readings.cloudtrail.flatMap((sample) => {
    const anonymous = sample.facts.principals.filter(({ kind }) => kind === 'anonymous')
    const events = anonymous.reduce((sum, one) => sum + one.events, 0)
    if (events === 0) return []
    return [{ outcome: 'unknown' as const, says: `${events === 1 ? '1 call' : `${events.toLocaleString('en-US')} calls`} in this sample came from someone without an account: say what was reached.`, at: anonymous.slice(0, 20).map((one) => sample.at(one.at)) }]
  })
}

/** KO-3: something was made public, by the answer or by a critical observation of rule CT-10 in a log. */
export function openToAnyone(given: Mine): KnockOutHit[] {
  const hits: KnockOutHit[] = []
  if (given.answers['public'] === 'yes') hits.push({ id: 'KO-3', because: 'The firm says that something is open to people without an account.', at: [given.answer('public')] })
  const opened = given.observations.filter(({ observation }) => observation.rule === 'CT-10' && observation.severity === 'critical')
  if (opened.length > 0) hits.push({ id: 'KO-3', because: opened.map(({ observation }) => observation.message).slice(0, 3).join(' '), at: opened.slice(0, 20).map(({ at }) => at) })
  return hits
}
