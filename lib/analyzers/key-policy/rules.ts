import type { Locator, Observation, Rule } from '../analyzer'

type KeyRule = Rule & { one: string; many: string }
const rule = (id: string, severity: Rule['severity'], title: string, one: string, many: string, also: string[] = []): KeyRule => ({ id, title, severity, criterion: 'CRY-03', also, basis: 'domain.md CRY-03; 22 CFR 120.55', one, many })

/** What key policies, grants and role assignments can show (domain.md CRY-03). `{list}` names the first keys. */
export const keyRules = {
  'KP-01': rule('KP-01', 'critical', 'Anyone is let at a key', '1 key lets anyone in: {list}.', '{n} keys let anyone in: {list}.'),
  'KP-02': rule('KP-02', 'high', 'Another account or tenant is let at a key', '1 key lets another account or tenant in: {list}.', '{n} keys let other accounts or tenants in: {list}.'),
  'KP-03': rule('KP-03', 'medium', 'Someone both uses and administers a key', '1 key has someone who both uses and administers it: {list}.', '{n} keys have someone who both uses and administers them: {list}.'),
  'KP-04': rule('KP-04', 'medium', 'It cannot be told who is let at a key', '1 key names someone whose account cannot be told: {list}.', '{n} keys name someone whose account cannot be told: {list}.'),
  'KP-05': rule('KP-05', 'medium', 'A key may exist in several regions', '1 key may exist in several regions: {list}.', '{n} keys may exist in several regions: {list}.', ['REG-02']),
  'KP-06': rule('KP-06', 'low', 'A key is not rotated', '1 key is not rotated by itself: {list}.', '{n} keys are not rotated by themselves: {list}.'),
  'KP-07': rule('KP-07', 'medium', 'A key can be lost at once', '1 key is being deleted, or its vault can be purged at once: {list}.', '{n} keys are being deleted, or their vaults can be purged at once: {list}.'),
  'KP-08': rule('KP-08', 'info', 'The whole account is trusted with a key', '1 key leaves it to the rights in the account who may use it: {list}.', '{n} keys leave it to the rights in the account who may use them: {list}.'),
  'KP-09': rule('KP-09', 'high', 'A key is outside the approved regions', '1 key is outside the approved regions: {list}.', '{n} keys are outside the approved regions: {list}.', ['REG-01']),
  'KP-10': rule('KP-10', 'info', 'Key material from outside', '1 key has material that was brought in or is held outside: {list}.', '{n} keys have material that was brought in or is held outside: {list}.'),
} satisfies Record<string, KeyRule>

export type KeyRuleId = keyof typeof keyRules

/** Counts which keys each rule fires on, and keeps the first place. */
export function keyTally() {
  const hits = new Map<KeyRuleId, { keys: Set<string>; at: Locator }>()
  return {
    hit(id: KeyRuleId, key: string, at: Locator): void {
      const known = hits.get(id)
      if (known) known.keys.add(key)
      else hits.set(id, { keys: new Set([key]), at })
    },
    observations: (): Observation[] =>
      (Object.keys(keyRules) as KeyRuleId[]).flatMap((id) => {
        const hit = hits.get(id)
        if (!hit) return []
        const { severity, criterion, also, one, many }: KeyRule = keyRules[id]
        const names = [...hit.keys]
        const list = names.length > 5 ? `${names.slice(0, 5).join(', ')} and ${names.length - 5} more` : names.join(', ')
        const message = (names.length === 1 ? one : many).replace('{n}', String(names.length)).replace('{list}', () => list)
        return [{ rule: id, severity, criterion, ...(also && also.length > 0 ? { also } : {}), message, locator: hit.at, count: names.length }]
      }),
  }
}
