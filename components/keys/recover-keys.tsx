'use client'
import { recoverColleague } from '@/lib/auth/key-actions'
import { Button } from '../ui/button'
import { VouchDialog } from './vouch-dialog'

/** The way back for a colleague who lost their keys. */
export function Recover({ person }: { person: { id: string; name: string } }) {
  return (
    <VouchDialog
      id={`verified-${person.id}`}
      act={(input, answer) => recoverColleague({ personId: person.id, ...input }, answer)}
      title={`${person.name} lost their keys`}
      says="All their keys are removed, their sessions end, and for 24 hours they may register one new key after signing in as always. They are told by mail, and so are the administrators of any other organization they belong to."
      trigger={<Button size="small" aria-label={`Lost keys of ${person.name}`}>Lost keys</Button>}
      question="How did you make sure that it is them?"
      hint="In person, or by video with a colleague. No number of any document."
      kind="danger"
      label="Remove their keys and let them register"
    />
  )
}
