import { field, flag, isObject, text } from '../formats/keys'
import { actorOf, redactedName } from './actor'
import { inFunction, sourceNamed } from './event'
import type { Classify } from './extractor/extractor'
import { fields } from './extractor/fields'
import { connectionKind } from './rules/transport'

type Places = (ip: string) => string

/**
 * What of a value tells two records apart, where that is less than its spelling. Whoever lets a rule or the facts ask more
 * of one of these fields has to say so here; extractor.test.ts holds both ways of reading against each other.
 */
const kinds: Record<string, (value: unknown, placeOf: Places) => unknown> = {
  sourceIPAddress(value, placeOf) {
    const ip = text(value, 120)
    if (ip === null) return 'none'
    const kind = sourceNamed(ip)
    return kind === 'public' ? `public ${placeOf(ip)}` : kind
  },
  userAgent: (value) => inFunction(text(value) ?? ''),
  tlsDetails: (value) => connectionKind({ tlsVersion: text(field(value, 'tlsVersion'), 40), tlsHost: text(field(value, 'clientProvidedHostHeader'), 300) }),
  userIdentity: identityKind,
}

/** All of an identity but which one of its kind it is: rules that ask for the actor by name are watched (alike.ts). */
function identityKind(identity: unknown): unknown {
  if (!isObject(identity)) return null
  const arn = text(identity['arn'])
  const name = text(identity['userName'])
  const mfa = flag(field(field(identity['sessionContext'], 'attributes'), 'mfaAuthenticated'))
  const actors = [0, 1, 2, 3].map((manner) => actorOf(identity, null, { mfa: mfa === true, console: (manner & 1) === 1, fromOutside: manner > 1 })?.kind ?? null)
  return [
    text(identity['type']),
    text(identity['accountId'], 40),
    text(identity['invokedBy'], 120),
    name === null || redactedName.test(name) ? name : 'a name',
    arn === null ? null : arn.slice(0, arn.indexOf(':', 4) + 1),
    mfa,
    actors,
  ]
}

/** Numbers the kinds of values that the extractor asks about, from 1; `forget` begins anew. */
export function valueKinds(placeOf: Places): { classify: Classify; forget: () => void } {
  const numbers = new Map<string, number>()
  return {
    forget: () => numbers.clear(),
    classify(number, value) {
      const name = fields[number] ?? ''
      const key = `${name} ${JSON.stringify(kinds[name]?.(value, placeOf))}`
      const known = numbers.get(key) ?? numbers.size + 1
      numbers.set(key, known)
      return known
    },
  }
}
