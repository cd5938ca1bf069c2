import { parseNote, signedBy, type Verifier } from '../note'
import { requestText } from './request'

/** Where the witness is, and what its signatures are checked by. */
export type WitnessAddress = { url: string; key: Verifier }

/** The witness said no: the log it has signed before is not the beginning of this one. */
export class Refused extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'Refused'
  }
}

const seconds = 10

async function post(url: string, body: string): Promise<{ status: number; body: string }> {
  const response = await fetch(new URL('/add-checkpoint', url), { method: 'POST', body, signal: AbortSignal.timeout(seconds * 1_000), redirect: 'error' })
  return { status: response.status, body: (await response.text()).slice(0, 64 * 1024) }
}

/**
 * Asks the witness to sign a checkpoint.
 * @param from size of the last checkpoint it is known to have signed; it corrects us
 * @param proof the consistency proof from a size to the one of the checkpoint
 * @returns its signature line
 * @throws Refused when it has signed another history, Error when it cannot be asked
 */
export async function askWitness({ url, key }: WitnessAddress, checkpoint: { size: number; note: string }, from: number, proof: (from: number) => Promise<Buffer[]>): Promise<string> {
  let answer = await post(url, requestText({ from, path: await proof(from), checkpoint: checkpoint.note }))
  const known = answer.status === 409 && /^\d{1,15}\n$/.test(answer.body) ? Number(answer.body) : null
  if (known !== null) {
    if (known > checkpoint.size) throw new Refused(`The witness has signed ${known} events, and the log has ${checkpoint.size}: events are missing, or the database was restored from an old backup.`)
    answer = await post(url, requestText({ from: known, path: await proof(known), checkpoint: checkpoint.note }))
  }
  if (answer.status === 409 || answer.status === 422) throw new Refused(`The witness refuses: ${answer.body.trim()} The log was rewritten after it was signed.`)
  if (answer.status !== 200) throw new Error(`The witness answered ${answer.status}: ${answer.body.trim()}`)
  const note = parseNote(checkpoint.note + answer.body)
  if (!note || signedBy(note, key) !== 'yes') throw new Error('What the witness sent is not its signature: correct WITNESS_KEY.')
  return answer.body
}
