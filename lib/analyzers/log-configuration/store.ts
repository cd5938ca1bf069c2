import type { LogStore } from './facts'

/** A store about which nothing is known but its name. */
export function emptyStore(name: string, what: LogStore['what'], at: LogStore['at']): LogStore {
  return { name: name.slice(0, 200), what, retentionDays: null, forever: false, lock: null, lockDays: null, versioning: null, mfaDelete: null, validation: null, multiRegion: null, globalEvents: null, organization: null, dataEvents: null, encrypted: null, delivers: null, region: null, logging: null, at }
}

export const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null)
export const bool = (value: unknown): boolean | null => (typeof value === 'boolean' ? value : typeof value === 'string' && /^(?:true|false)$/i.test(value) ? value.toLowerCase() === 'true' : null)
export const num = (value: unknown): number | null => (typeof value === 'number' && Number.isFinite(value) ? value : typeof value === 'string' && /^\d{1,7}$/.test(value) ? Number(value) : null)
export const list = (value: unknown): unknown[] => (Array.isArray(value) ? (value as unknown[]) : [])

/** Days of an ISO 8601 duration (P5Y, P180D, P7Y6M), a year counting 365 days; null for anything else. */
export function durationDays(value: unknown): number | null {
  const parts = typeof value === 'string' ? /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?/i.exec(value) : null
  if (!parts || parts[0].length < 3) return null
  return Number(parts[1] ?? 0) * 365 + Number(parts[2] ?? 0) * 30 + Number(parts[3] ?? 0) * 7 + Number(parts[4] ?? 0)
}
