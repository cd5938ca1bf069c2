import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import { env } from '../env'

const key = (): Buffer => Buffer.from(hkdfSync('sha256', env().NEXTAUTH_SECRET, '', 'veritar link in a message', 32))

/** A link as it waits in the outbox for the mail server, unreadable in the database: AES-256-GCM, bound to its message. */
export function sealLink(link: string, mailId: string): string {
  const iv = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key(), iv).setAAD(Buffer.from(mailId))
  const sealed = Buffer.concat([cipher.update(link, 'utf8'), cipher.final()])
  return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64url')
}

/** The link again, for the mail server only. @throws Error when it was sealed for another message or under another secret */
export function openLink(sealed: string, mailId: string): string {
  const bytes = Buffer.from(sealed, 'base64url')
  const decipher = createDecipheriv('aes-256-gcm', key(), bytes.subarray(0, 12)).setAAD(Buffer.from(mailId)).setAuthTag(bytes.subarray(12, 28))
  return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8')
}
