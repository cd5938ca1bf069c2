import { env } from '../env'

/** What is limited, within how many seconds, and what it is called. Of a person, or of an address while nobody is signed in. */
const all = {
  'sign-in': { seconds: 900, most: () => env().SIGN_INS_PER_QUARTER_HOUR, what: 'attempts to sign in' },
  key: { seconds: 900, most: () => env().KEY_ANSWERS_PER_QUARTER_HOUR, what: 'answers of a security key' },
  invitation: { seconds: 3_600, most: () => env().INVITATIONS_PER_HOUR, what: 'invitations and sign-in links' },
  upload: { seconds: 3_600, most: () => env().UPLOADS_PER_HOUR, what: 'files to upload' },
  download: { seconds: 3_600, most: () => env().DOWNLOADS_PER_HOUR, what: 'downloads' },
  action: { seconds: 60, most: () => env().ACTIONS_PER_MINUTE, what: 'changes' },
  request: { seconds: 60, most: () => env().REQUESTS_PER_MINUTE, what: 'pages' },
  visit: { seconds: 60, most: () => env().VISITS_PER_MINUTE, what: 'pages without being signed in' },
} as const satisfies Record<string, { seconds: number; most: () => number; what: string }>

export type LimitName = keyof typeof all
/** Counted in the database, for every web process alike. */
export type StoredLimit = 'sign-in' | 'key' | 'invitation' | 'upload' | 'download'
/** Counted in each web process, so that a page costs no further statement. */
export type ProcessLimit = Exclude<LimitName, StoredLimit>
export const limits: Record<LimitName, { seconds: number; most: () => number; what: string }> = all

/** Somebody stands at a limit, for so many seconds more. */
export type Over = { limit: LimitName; seconds: number }

const windowWords = { 60: 'a minute', 900: '15 minutes', 3_600: 'an hour' } as Record<number, string>

/** What the one who stands at a limit is told. */
export function limitWords({ limit, seconds }: Over): string {
  const { most, what, seconds: within } = limits[limit]
  const minutes = Math.ceil(seconds / 60)
  const later = seconds < 60 ? `${seconds} ${seconds === 1 ? 'second' : 'seconds'}` : `${minutes} ${minutes === 1 ? 'minute' : 'minutes'}`
  return `No more than ${most().toLocaleString('en-US')} ${what} are taken within ${windowWords[within] ?? `${within} seconds`}. Go on in ${later}; nothing is lost.`
}
