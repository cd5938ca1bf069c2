import { createHash, randomBytes } from 'node:crypto'

/** A fresh 256-bit secret for a cookie or a one-time link, URL-safe. Only its hash is ever stored. */
export function newToken(): string {
  return randomBytes(32).toString('base64url')
}

/** Lower-case hex SHA-256 of a secret: what is stored and looked up. */
export function tokenHash(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}
