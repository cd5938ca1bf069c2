import type { Rule } from '../analyzer'
import type { NetworkKind } from '../formats/networks/network-classes'
import { byHuman, type LogEvent } from '../log-model'
import type { LogRule } from './log-rule'
import type { PlacePorts } from './place-ports'

/**
 * People who come through Tor or a VPN exit hide where they are, so that the country of the address says nothing; a rented
 * machine is noted only, for it may be the firm's own (domain.md IAM-05). Regions for governments are not noted.
 * @param outside whether an event is an attempt to get in that failed: that is told of low severity
 */
export function networkAddress<E extends LogEvent>(rule: Rule, networkOf: PlacePorts['networkOf'], outside: (event: E) => boolean): LogRule<E> {
  return {
    rule,
    see(event, note) {
      if (event.source !== 'public' || !event.ip || !byHuman(event)) return
      const network = networkOf?.(event.ip) ?? null
      if (network === null || network.kind === 'government') return
      const { name, kind } = network
      const observed = `${event.ip} of ${name}`
      if (kind === 'hosting') {
        note(name, event.at, () => ({ severity: 'low', message: `People acted from machines that anybody can rent, in the network of ${name} (approximate).`, observed, expected: 'a machine of the firm, said to be one', confidence: 'low' }))
        return
      }
      const entered = !outside(event) && event.outcome !== 'denied'
      const how = outside(event) ? 'tried to sign in and failed' : entered ? 'acted' : 'was denied when acting'
      const who = event.actor?.display ?? 'Someone unnamed'
      note(`${name}|${event.actor?.id}|${how}`, event.at, () => ({
        severity: entered ? rule.severity : 'low',
        message: `${who} ${how} ${through[kind]} (${name}): the address does not say where they were.`,
        observed,
        expected: 'the network or the VPN of the firm, so that the place is known',
        confidence: 'medium',
      }))
    },
  }
}

const through: Record<Exclude<NetworkKind, 'hosting' | 'government'>, string> = { tor: 'over Tor', vpn: 'through a network of VPN exits' }
