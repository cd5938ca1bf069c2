import type { Sample } from '../analyzer'
import { auditAnalyzer } from '../audit-log/format'
import { auditEvent } from '../audit-log/event'
import { readLines, remedy } from './read'
import { isOfJournal, looksLikeRecord } from './record'
import { linuxRules } from './rules'

/** The audit log of a Linux machine (auditd), for programs that stay out of the cloud (domain.md G-02 and 5.1). */
export default auditAnalyzer({
  id: 'linux-audit',
  source: 'linux',
  title: 'Linux audit log (auditd)',
  version: '6',
  accepts: 'audit.log as auditd writes it, raw or enriched, rotated files too (.gz); output of ausearch; the same records as a log server received them, or the journal (journalctl _TRANSPORT=audit -o json). With several machines, set "name_format = hostname" so that each record names its machine.',
  writer: 'the Linux audit daemon',
  canShow: ['sign-in', 'administration', 'content'],
  turnOn: 'watch the directories that hold program data (auditctl -w PATH -p rwa).',
  lists: [],
  remedy,
  mine: () => false,
  event: (_record, at) => auditEvent({ at }),
  text: { is: () => true, read: readLines },
  sessions: true,
  cloudOf: () => null,
  regionClass: () => 'invented',
  rules: linuxRules,
  recognize,
})

/** How surely the first bytes are an audit log: by the share of lines that are records of auditd. */
function recognize({ text }: Sample): number {
  // A summary of aureport: told apart, so that the reader can say what to upload instead.
  if (/^={5,}$/m.test(text) && /^# date time /m.test(text)) return 0.8
  const lines = text.split('\n').slice(0, -1)
  const told = (lines.length > 0 ? lines : [text]).filter((line) => line.trim() !== '' && !/^(?:----|time->)/.test(line)).slice(0, 200)
  const records = told.filter(looksLikeRecord).length
  return records === 0 || (text.trimStart().startsWith('{') && !told.every(isOfJournal)) ? 0 : records === told.length ? 1 : records > told.length * 0.6 ? 0.8 : 0
}
