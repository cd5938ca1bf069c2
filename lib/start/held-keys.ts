import { readFileSync } from 'node:fs'
import { type KeyMode, namedHost } from '../auth/webauthn/key-mode'
import { parseKeyModels } from '../auth/webauthn/key-models'
import type { StartEnv } from '../env'
import { Problem } from './problem'

type Given = Pick<StartEnv, 'VERITAR_HARDWARE_KEYS' | 'VERITAR_KEY_MODELS'>

function countModels(path: string, virtual: boolean): number {
  try {
    return parseKeyModels(readFileSync(path, 'utf8'), virtual).length
  } catch (error) {
    throw new Problem(`VERITAR_KEY_MODELS=${path}: ${error instanceof Error ? error.message : String(error)}`)
  }
}

/**
 * Decides how hardware keys are asked for, and checks the operator's list.
 * @param origin the address people use
 * @throws Problem when they are required and no model is listed or the address is no host name, or when the list cannot be used; the demo world waives them by itself
 */
export function heldKeys(env: Given, world: string, origin: string): { mode: KeyMode; note: string } {
  const mode = env.VERITAR_HARDWARE_KEYS ?? (world === 'demo' ? 'demo' : 'required')
  const models = env.VERITAR_KEY_MODELS ? countModels(env.VERITAR_KEY_MODELS, mode === 'demo') : 0
  if (mode === 'required' && models === 0) {
    throw new Problem('Nobody could sign in: hardware keys are required and no model of key is listed. Set VERITAR_KEY_MODELS to a list of models (docs/deploying.md), or accept the risk with VERITAR_HARDWARE_KEYS=waived; every page then says so.')
  }
  if (mode === 'required' && !namedHost(origin)) {
    throw new Problem(`Nobody could register a hardware key: browsers make none for ${new URL(origin).hostname}, which is an IP address. Set APP_ORIGIN to an address with a host name, such as https://veritar.example.com.`)
  }
  const listed = `${models} ${models === 1 ? 'model' : 'models'} listed`
  if (mode === 'required') return { mode, note: `required, ${listed}` }
  return { mode, note: mode === 'demo' ? `demonstration: asked only of who registers one, ${listed}` : `waived; every page says so, ${listed}` }
}
