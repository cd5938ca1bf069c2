/** Where an upload is on its way. The database allows no other order (prisma/migrations/0007_uploads). */
export const uploadStates = ['created', 'receiving', 'received', 'checking', 'clean', 'analyzing', 'done', 'quarantined', 'refused', 'discarded'] as const
export type UploadState = (typeof uploadStates)[number]

/** Still to be sent, or sent and not yet made evidence: what a respondent can go on with or give up. */
export const unfinishedStates: UploadState[] = ['created', 'receiving', 'received']

/** Each state for the respondent. */
export const stateWords: Record<UploadState, string> = {
  created: 'Announced, nothing received yet',
  receiving: 'Partly received',
  received: 'Received whole',
  checking: 'Being checked: type, structure, malware',
  clean: 'Checked, waiting to be read',
  analyzing: 'Being read',
  done: 'Read',
  quarantined: 'Set aside unread',
  refused: 'Refused',
  discarded: 'Given up',
}
