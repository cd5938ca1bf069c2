'use server'

import { redirect } from 'next/navigation'
import { heldBack } from './held-back'
import { identityProviders } from './identity-providers'
import { AcceptForm, acceptInvitation } from './invitation'
import { startSession } from './session'
import { completeSetup, SetupForm } from './setup'
import { redeemLink } from './sign-in-link'

export type LinkFormState = { error?: string; fields?: Record<string, string> }

const gone = { error: 'This link does not work any more. Ask for a new one.' }

/** With an identity provider the next step is to sign in there once, so that it is known from then on. */
function onward(): never {
  redirect(identityProviders().length > 0 ? '/sign-in?link=1' : '/')
}

/** The form of the set-up page; the token comes from its address. */
export async function submitSetup(token: string, _before: LinkFormState, form: FormData): Promise<LinkFormState> {
  const held = await heldBack()
  if (held) return { error: held }
  const parsed = SetupForm.safeParse({ organization: form.get('organization'), name: form.get('name'), email: form.get('email') })
  if (!parsed.success) return { fields: Object.fromEntries(parsed.error.issues.map((issue) => [issue.path.join('.'), issue.message])) }
  const member = await completeSetup(token, parsed.data, new Date())
  if (!member) return gone
  await startSession({ ...member, method: 'setup' })
  onward()
}

/** The form of the invitation page; the token comes from its address. */
export async function submitInvitation(token: string, _before: LinkFormState, form: FormData): Promise<LinkFormState> {
  const held = await heldBack()
  if (held) return { error: held }
  const parsed = AcceptForm.safeParse({ name: form.get('name') })
  if (!parsed.success) return { fields: Object.fromEntries(parsed.error.issues.map((issue) => [issue.path.join('.'), issue.message])) }
  const member = await acceptInvitation(token, parsed.data.name, new Date())
  if (!member) return gone
  await startSession({ ...member, method: 'invitation' })
  onward()
}

/** The button of the page of a sign-in link; the token comes from its address. */
export async function submitLink(token: string, _before: LinkFormState, _form: FormData): Promise<LinkFormState> {
  const held = await heldBack()
  if (held) return { error: held }
  const member = await redeemLink(token, identityProviders().map(({ issuer }) => issuer))
  if (!member) return gone
  await startSession({ ...member, method: 'link' })
  onward()
}
