import type { Gates } from '../../case'

/** A CMMC status as gate G-03 and the questionnaire name it. */
export type Status = NonNullable<Gates['flowDowns']>['requiredCmmc']

/** Which status is the higher. */
export const rank: Record<Status, number> = { none: 0, 'L1-self': 1, 'L2-self': 2, 'L2-c3pao': 3, L3: 4 }
export const words: Record<Status, string> = { none: 'no status', 'L1-self': 'Level 1 (Self)', 'L2-self': 'Level 2 (Self)', 'L2-c3pao': 'Level 2 (C3PAO)', L3: 'Level 3' }
export const isStatus = (value: unknown): value is Status => typeof value === 'string' && Object.hasOwn(rank, value)

/** Months a status lasts: Level 1 one year, Levels 2 and 3 three (32 CFR 170.15 to 170.18). */
export const lasts: Record<Exclude<Status, 'none'>, number> = { 'L1-self': 12, 'L2-self': 36, 'L2-c3pao': 36, L3: 36 }
