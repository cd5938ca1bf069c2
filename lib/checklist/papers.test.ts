import { describe, expect, it } from 'vitest'
import { unreadableFacts } from './given'
import { prepareEvidence } from './prepare-evidence'
import { reviewed, sampleEvidence } from './testing/case'
import { registrationLetterFacts } from './testing/document-facts'
import { weigh } from './weigh-evidence'

const slot = { kind: 'registration-letter' as const, ask: 'The letter.', grade: 'E2' as const, freshDays: null }
const letter = (partial: Parameters<typeof sampleEvidence>[0]) => prepareEvidence([sampleEvidence({ kind: 'registration-letter', effectiveTo: '2027-07-31', ...partial })])
const read = (expiresOn: string | null, effectiveTo: string | null) => letter({ status: 'read', analyzer: { id: 'registration-letter', version: '1' }, facts: registrationLetterFacts({ expiresOn }), effectiveTo })[0]

describe('papers that no reader can open', () => {
  it('count once a reviewer has accepted them, and not before', () => {
    const scan = letter({ status: 'unreadable', reason: 'The pages are pictures.' })
    const accepted = letter({ status: 'unreadable', review: reviewed(true) })
    expect([scan, accepted].map(([one]) => weigh(one!, slot, '2026-11-24').grade)).toEqual([null, 'E2'])
    expect(unreadableFacts(['registration-letter'], scan)).toMatch(/could not be read/)
    expect(unreadableFacts(['registration-letter'], accepted)).toBeNull()
  })
  it('does not hold for logs and rosters', () => {
    const roster = prepareEvidence([sampleEvidence({ kind: 'roster', status: 'unreadable', review: reviewed(true) })])
    expect(unreadableFacts(['roster'], roster)).not.toBeNull()
    expect(weigh(roster[0]!, { ...slot, kind: 'roster', freshDays: 90 }, '2026-11-24').grade).toBeNull()
  })
  it('waits for a reviewer without being an error', () => expect(unreadableFacts(['registration-letter'], letter({ status: 'unread' }))).toBeNull())
})

describe('the end of a paper', () => {
  it.each([
    ['its own, when nothing was said', '2027-07-31', null, '2027-07-31'],
    ['its own, when a later day was said', '2026-05-31', '2027-07-31', '2026-05-31'],
    ['the day said, when that is earlier', '2027-07-31', '2026-12-31', '2026-12-31'],
    ['the day said, when the paper gives none', null, '2026-12-31', '2026-12-31'],
  ])('%s', (_name, own, said, end) => expect(read(own, said)?.item.effectiveTo).toBe(end))
})
