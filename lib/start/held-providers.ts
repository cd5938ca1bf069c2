import { configuredProviders, type ProviderEnv } from '../auth/identity-providers'
import { Problem } from './problem'

/**
 * Checks the operator's identity providers.
 * @returns a note that says how many there are
 * @throws Problem when the list cannot be read or used
 */
export function heldProviders(env: ProviderEnv): string {
  try {
    const { length } = configuredProviders(env)
    return length === 0 ? 'none' : `${length} ${length === 1 ? 'provider' : 'providers'}`
  } catch (error) {
    throw new Problem(`OIDC_PROVIDERS=${env.OIDC_PROVIDERS}: ${error instanceof Error ? error.message : String(error)}`)
  }
}
