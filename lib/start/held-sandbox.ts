import type { StartEnv } from '../env'
import { sandboxHere } from '../jobs/sandbox'
import { Problem } from './problem'

/**
 * Says what encloses the processes that read evidence.
 * @param here what works on this machine
 * @throws Problem when nothing does and the operator has not accepted that; the demo world accepts it by itself
 */
export function heldSandbox(env: Pick<StartEnv, 'VERITAR_SANDBOX'>, world: string, { sandbox, why } = sandboxHere()): string {
  if (sandbox === 'bubblewrap') return 'bubblewrap encloses what reads evidence'
  if ((env.VERITAR_SANDBOX ?? (world === 'demo' ? 'optional' : 'required')) === 'required') {
    throw new Problem(`Nothing encloses the processes that read evidence: ${why}. Install bubblewrap (for example apt-get install bubblewrap), or accept the risk with VERITAR_SANDBOX=optional.`)
  }
  return `none: ${why}`
}
