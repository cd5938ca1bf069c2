'use client'
import { startAuthentication, startRegistration, WebAuthnError } from '@simplewebauthn/browser'
import type { PublicKeyCredentialCreationOptionsJSON, PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/server'

const cancelled = 'The key was not used: that was cancelled, took too long, or this key is not one of yours. Try again.'

function words(error: unknown): string {
  if (!globalThis.PublicKeyCredential) return 'This browser cannot use security keys here. Open Veritar over https, or by the name localhost, in a current browser.'
  if (error instanceof WebAuthnError && error.code === 'ERROR_AUTHENTICATOR_PREVIOUSLY_REGISTERED') return 'This key is registered already. Use another one: two keys are worth having only when they are two.'
  if (error instanceof Error && error.name === 'SecurityError') return 'The address of this page is not the one Veritar was set up for. Ask the operator.'
  return cancelled
}

/** What a key said, or a sentence that says why it did not. */
export type Spoken<T> = { ok: true; value: T } | { ok: false; error: string }

/** Lets the browser ask a registered key. */
export async function askBrowser(optionsJSON: PublicKeyCredentialRequestOptionsJSON): Promise<Spoken<object>> {
  try {
    return { ok: true, value: await startAuthentication({ optionsJSON }) }
  } catch (error) {
    return { ok: false, error: words(error) }
  }
}

/** Lets the browser make a key. */
export async function makeKey(optionsJSON: PublicKeyCredentialCreationOptionsJSON): Promise<Spoken<Pick<Awaited<ReturnType<typeof startRegistration>>, 'id' | 'rawId' | 'type' | 'response'>>> {
  try {
    const { id, rawId, type, response } = await startRegistration({ optionsJSON })
    return { ok: true, value: { id, rawId, type, response } }
  } catch (error) {
    return { ok: false, error: words(error) }
  }
}
