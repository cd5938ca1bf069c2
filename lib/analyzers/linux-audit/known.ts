import type { EvidenceFile } from '../analyzer'
import { logLines } from '../formats/log-lines'
import { parseRecord, type AuditRecord } from './record'

/** What a file says of its numbers: some records name the person behind one, others do not. */
export type Known = {
  /** The name of a user number on a machine, or null when no record or more than one says it. */
  nameOf: (node: string, number: string) => string | null
  /** Whether a session was opened by the scheduler, for a job, before the machine was started again. */
  isJob: (line: number, node: string, session: string) => boolean
}

const most = 100_000
const numbered: [string, string][] = [['auid', 'AUID'], ['uid', 'UID'], ['id', 'ID']]
/** Programs that let people in: `acct` is who comes in, and the login number is theirs. */
export const entrance = /(?:^|\/)(?:sshd(?:-session)?|login|gdm-session-worker|gdm|lightdm|sddm-helper|xrdp-sesman|vsftpd|cockpit-session)$/
export const scheduler = /(?:^|\/)(?:crond?|atd|anacron)$/
const unnamed = /^(?:\d+|unset|unknown.*|\?|\(.*\)|)$/

/** Looks through a file once before its events are read. What cannot be read is left to the reading, which refuses it. */
export async function lookAhead(file: EvidenceFile): Promise<Known> {
  const names = new Map<string, string | null>()
  const jobs = new Set<string>()
  const boots: number[] = []
  const learn = (node: string, number: string | undefined, name: string | undefined) => {
    if (number === undefined || name === undefined || !/^\d+$/.test(number) || number === '4294967295' || unnamed.test(name)) return
    const key = `${node}|${number}`
    const before = names.get(key)
    if (before === undefined && names.size < most) names.set(key, name)
    else if (before !== undefined && before !== name) names.set(key, null)
  }
  const epochOf = (line: number) => boots.filter((boot) => boot <= line).length
  const see = ({ type, node, fields }: AuditRecord, line: number) => {
    const machine = node ?? ''
    for (const [number, name] of numbered) learn(machine, fields.get(number), fields.get(name))
    if (type === 'SYSTEM_BOOT' && boots.length < 1_000) boots.push(line)
    const program = fields.get('exe') ?? ''
    if (type === 'USER_START' && scheduler.test(program) && jobs.size < most) jobs.add(`${epochOf(line)}|${machine}|${fields.get('ses') ?? ''}`)
    if (/^(?:USER_START|CRED_ACQ|USER_ACCT)$/.test(type) && entrance.test(program)) learn(machine, fields.get('auid'), fields.get('acct'))
  }
  for await (const { text, number } of logLines(file)) {
    const record = /\b(?:UID|AUID|ID)=|SYSTEM_BOOT|USER_START|CRED_ACQ|USER_ACCT/.test(text) ? parseRecord(text) : null
    if (record) see(record, number)
  }
  return { nameOf: (node, number) => names.get(`${node}|${number}`) ?? null, isJob: (line, node, session) => jobs.has(`${epochOf(line)}|${node}|${session}`) }
}
