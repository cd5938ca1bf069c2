import { createTransport } from 'nodemailer'
import { linkMark } from '../assessments/link-mark'
import { openLink } from '../assessments/sealed-link'
import { inContext } from '../db/tenant'
import { env } from '../env'

const batch = 100

const lost = 'Its link is not kept here any more: issue a new one.'

/** What is sent: the body, with its link put in. Null when it needs one that cannot be had. */
function textOf(mail: { id: string; body: string; sealedLink: string | null; invitationId: string | null }): string | null {
  if (!mail.invitationId || !mail.body.includes(linkMark)) return mail.body
  if (!mail.sealedLink) return null
  try {
    return mail.body.replace(linkMark, openLink(mail.sealedLink, mail.id))
  } catch {
    return null
  }
}

/** Sends what the outbox holds, where SMTP is configured. A message that was refused keeps the reason and is tried again. */
export async function sendOutbox(): Promise<void> {
  const { SMTP_URL, SMTP_FROM } = env()
  if (!SMTP_URL) return
  const unsent = await inContext({ worker: 'on' }, (tx) => tx.outboxMail.findMany({ where: { sentAt: null }, orderBy: { createdAt: 'asc' }, take: batch }))
  if (unsent.length === 0) return
  const transport = createTransport(SMTP_URL)
  for (const mail of unsent) {
    const text = textOf(mail)
    if (text === null) {
      await inContext({ worker: 'on' }, (tx) => tx.outboxMail.update({ where: { id: mail.id }, data: { error: lost }, select: { id: true } }))
      continue
    }
    // The message id is the row's, so that a second try after a crash is seen as the same message.
    const result = await transport.sendMail({ from: SMTP_FROM, to: mail.to, subject: mail.subject, text, messageId: `<${mail.id}@veritar>` }).then(
      () => ({ sentAt: new Date(), error: '', sealedLink: null }),
      (error: unknown) => ({ error: (error instanceof Error ? error.message : String(error)).slice(0, 500) }),
    )
    await inContext({ worker: 'on' }, (tx) => tx.outboxMail.update({ where: { id: mail.id }, data: result, select: { id: true } }))
  }
  transport.close()
}
