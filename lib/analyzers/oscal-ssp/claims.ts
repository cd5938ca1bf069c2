import type { ArchitectureFacts } from '../architecture/facts'
import { quote } from '../compliance-program/sections'
import type { Said } from './parts'

const most = 20
const kept = /\b(?:retain\w*|retention|kept|keep\w*|stored|archiv\w+|preserv\w+)\b/i
const aboutLogs = /\b(?:logs?|audit|records?|trail)\b/i
const span = /\b(\d{1,4})[- ](day|month|year)s?\b/gi
const inDays = { day: 1, month: 30, year: 365 } as const

/** What a plan claims that logs and settings can be held against: days that logs are kept, second factors, U.S. persons only. */
export function claimsIn(said: Said[]): ArchitectureFacts['claims'] {
  const claims: ArchitectureFacts['claims'] = { retentionDays: [], mfa: [], usPersonsOnly: [] }
  for (const { text: whole, at } of said) {
    for (const text of whole.split(/(?<=[.!?])\s+/).slice(0, 200)) {
      if (kept.test(text) && aboutLogs.test(text)) {
        for (const [, amount, unit] of text.matchAll(span)) {
          if (claims.retentionDays.length < most) claims.retentionDays.push({ days: Number(amount) * inDays[unit?.toLowerCase() as keyof typeof inDays], text: quote(text), at })
        }
      }
      if (/\b(?:MFA|multi-?factor|two-?factor|second factor)\b/i.test(text) && claims.mfa.length < most) claims.mfa.push({ factor: factorIn(text), text: quote(text), at })
      if (/\b(?:only|limited to|restricted to|solely)\b[^.]{0,60}\bU\.?S\.?[- ]persons?\b|\bU\.?S\.?[- ]persons?\b[^.]{0,20}\bonly\b/i.test(text) && claims.usPersonsOnly.length < most) claims.usPersonsOnly.push({ text: quote(text), at })
    }
  }
  return claims
}

function factorIn(text: string): 'hardware' | 'app' | 'sms' | 'unnamed' {
  if (/\b(?:hardware|FIDO2?|PIV|CAC|security keys?|smart ?cards?|YubiKeys?|tokens?)\b/i.test(text)) return 'hardware'
  if (/\b(?:authenticator|app|push|TOTP|one-time)\b/i.test(text)) return 'app'
  return /\b(?:SMS|text message|phone call)\b/i.test(text) ? 'sms' : 'unnamed'
}
