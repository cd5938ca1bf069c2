import { settled } from '../../faults/outcome'
import type { Score } from '../score'
import { alive, type Stage } from '../stage'
import { corpus, type Hostile } from './corpus'
import { exportFormulas } from './exports'
import { judge } from './judge'
import { lieAboutFiles } from './lies'
import { type Arrived, sendFile } from './send'
import { lookAtNames } from './shown'

const atOnce = 8

/** Sends every file of the corpus through the portal, then holds each outcome against what it may be. */
export async function attackFiles(stage: Stage, score: Score): Promise<void> {
  console.log(`\nHostile files, sent by a respondent; malware is looked for by ${stage.scanner}.`)
  const all = await corpus()
  // Making it kept this process busy for so long that the server closed what was open between them: that is noticed first.
  await new Promise((wait) => setTimeout(wait, 2_000))
  const sent = new Map<Hostile, Arrived>()
  for (let at = 0; at < all.length; at += atOnce) {
    await Promise.all(all.slice(at, at + atOnce).map(async (each) => sent.set(each, await sendFile(stage.people.respondent.visitor, stage.assessmentId, each.name, each.bytes))))
  }
  for (const each of all) {
    await score.attack(each.what, async () => {
      const { wrong, became } = await judge(stage, each, sent.get(each) as Arrived)
      return { got: wrong, note: became }
    })
  }
  await score.attack('lies about length, digest and offset', () => lieAboutFiles(stage))
  await score.attack('names and words of files on the pages of both sides', () => lookAtNames(stage))
  await score.attack('formulas in the export of the portfolio', () => exportFormulas(stage))
  await score.attack('after all of them: server and worker live, and an ordinary file is read', async () => {
    const plain = await sendFile(stage.people.respondent.visitor, stage.assessmentId, 'plain.log', Buffer.from('2026-11-20T10:00:00Z host sshd[1]: session opened for user a by (uid=0)\n'))
    const status = 'revisionId' in plain ? await settled(stage.owner, plain.revisionId, 60) : plain.says
    return { got: [...(await alive(stage)), ...(status === 'read' || status === 'unread' ? [] : [`an ordinary file is ${status}`])] }
  })
}
