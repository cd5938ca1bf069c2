import { type Attribute, attribute, CKA, CryptokiError, lostSession, openSession, type Session } from './cryptoki'
import { KeyGone } from './key-service'

export const pkcs11Prefix = 'pkcs11:'

/** A token of a PKCS#11 module. */
export type Token = { module: string; label: string; pin: () => string }

/** What the token knows the key of this id by (CKA_ID). @throws Error for the id of another service */
export function idInToken(keyId: string): Buffer {
  const hex = keyId.slice(pkcs11Prefix.length).replaceAll('-', '')
  if (!keyId.startsWith(pkcs11Prefix) || !/^[0-9a-f]{32}$/.test(hex)) throw new Error('This is not the id of a key in a PKCS#11 token.')
  return Buffer.from(hex, 'hex')
}

/** The handle of a key of this kind. @throws KeyGone */
export function handleOf(session: Session, kind: Attribute[], keyId: string): number {
  const [handle, another] = session.find([...kind, attribute(CKA.ID, idInToken(keyId))])
  if (handle === undefined) throw new KeyGone(keyId)
  if (another !== undefined) throw new Error(`The token holds two keys ${keyId}.`)
  return handle
}

type Kept = { session: Session; openedAt: number }
/** Modules know one login a process; Next keeps modules apart per bundle, so the process-wide object holds it. */
const kept = globalThis as typeof globalThis & { veritarTokens?: Map<string, Kept> }

/** Milliseconds for which a session that was just opened is believed when it does not see a key. */
const fresh = 5_000

/** Whether a session may be of a token that is not there any more: it says so, or lacks a key, as SoftHSM does for good. */
const stale = (error: unknown, { openedAt }: Kept) =>
  (error instanceof CryptokiError && lostSession.has(error.code)) || (error instanceof KeyGone && performance.now() - openedAt > fresh)

/** Runs `work` in the session of this process. One that was lost, as when the token was reset or pulled, is opened anew once. */
export function within<T>(token: Token, work: (session: Session) => T): T {
  const sessions = (kept.veritarTokens ??= new Map<string, Kept>())
  const name = `${token.module}|${token.label}`
  const open = () => {
    const session = openSession(token.module, token.label, token.pin())
    sessions.set(name, { session, openedAt: performance.now() })
    return session
  }
  const known = sessions.get(name)
  if (!known) return work(open())
  try {
    return work(known.session)
  } catch (error) {
    if (!stale(error, known)) throw error
    sessions.delete(name)
    known.session.close()
    return work(open())
  }
}

/** Ends the sessions of this process with all tokens, as its end would. */
export function leaveTokens(): void {
  for (const { session } of kept.veritarTokens?.values() ?? []) session.close()
  kept.veritarTokens?.clear()
}
