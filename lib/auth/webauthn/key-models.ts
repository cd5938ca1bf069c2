import 'reflect-metadata'
import { readFileSync } from 'node:fs'
import { X509Certificate } from '@peculiar/x509'
import * as z from 'zod'
import { env } from '../../env'
import { parseOperatorList } from '../operator-list'
import { isCa } from './certificate-path'
import { keyMode } from './key-mode'

/** The model that Chromium's virtual authenticator claims: software, for tests. */
export const virtualAaguid = '01020304-0506-0708-0102-030405060708'

const Root = z.string().refine((pem) => {
  try {
    return isCa(new X509Certificate(pem))
  } catch {
    return false
  }
}, 'This is not the PEM of a certificate authority.')

const Model = z.strictObject({
  aaguid: z.string().toLowerCase().regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/, 'An AAGUID has the form 01234567-89ab-cdef-0123-456789abcdef.'),
  name: z.string().trim().min(1).max(100),
  /** Certificate authorities of the manufacturer for this model, PEM. */
  roots: z.array(Root).min(1, 'A model without a root could be claimed by anyone.'),
  /** The model's certificates carry its AAGUID (WebAuthn 8.2.1); false only for a root that stands for this one model. */
  aaguidInCertificate: z.boolean().default(true),
})
export type KeyModel = z.infer<typeof Model>

const KeyModels = z.strictObject({ models: z.array(Model) }).refine(({ models }) => new Set(models.map(({ aaguid }) => aaguid)).size === models.length, 'A model is listed twice.')

/**
 * The operator's list, from its JSON.
 * @param virtual whether the model of virtual authenticators may be on it
 * @throws Error with a sentence that says what is wrong
 */
export function parseKeyModels(json: string, virtual: boolean): KeyModel[] {
  const { models } = parseOperatorList(json, KeyModels, 'key models')
  if (!virtual && models.some(({ aaguid }) => aaguid === virtualAaguid)) throw new Error(`The list of key models names ${virtualAaguid}, which is a virtual authenticator: software that anyone can run. Take it off.`)
  return models
}

/**
 * The models that may be registered and used now; read at each use, so that taking one off counts at once. A list that
 * cannot be read is an empty one, and then no key counts; why is in the log of the server.
 */
export function keyModels(): KeyModel[] {
  const path = env().VERITAR_KEY_MODELS
  if (!path) return []
  try {
    return parseKeyModels(readFileSync(path, 'utf8'), keyMode() === 'demo')
  } catch (error) {
    console.error(`No hardware key counts: ${error instanceof Error ? error.message : String(error)}`)
    return []
  }
}
