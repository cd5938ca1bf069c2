import type { Rule } from '../../analyzer'
import type { TrailEvent } from '../event'
import { field } from '../../formats/keys'
import { actorName, howItEnded } from '../../log-rules/log-rule'
import { calls, type TrailRule } from './rule'

const keyRule: Rule = {
  id: 'CT-12', title: 'Keys are not disabled or deleted', severity: 'medium', criterion: 'CRY-03', also: ['LOG-05'], basis: 'domain.md 5.2, CT-12; NIST SP 800-171 r2 3.13.10',
}
const shellRule: Rule = {
  id: 'CT-20', title: 'Remote shells are listed', severity: 'info', criterion: 'IAM-05', also: ['LOG-05'], basis: 'domain.md 5.2, CT-20; NIST SP 800-171 r2 3.1.12',
}

const keyCalls = calls('kms: DisableKey ScheduleKeyDeletion DisableKeyRotation DeleteImportedKeyMaterial DeleteCustomKeyStore DisconnectCustomKeyStore')
const shellCalls = calls(`ssm: StartSession ResumeSession SendCommand; ec2-instance-connect: SendSSHPublicKey SendSerialConsoleSSHPublicKey OpenTunnel;
  ecs: ExecuteCommand; cloudshell: CreateSession`)

/** Name of the event when it disables or deletes a key, else null. */
export const keyChange = (event: TrailEvent): string | null => (keyCalls.has(event.call) ? event.action : null)
/** Whether the event opens a remote shell or sends commands to machines. */
export const isShellSession = (event: TrailEvent): boolean => shellCalls.has(event.call)

/** CT-12: a key is disabled, scheduled for deletion, or no longer rotated. */
export const keyChanges = (): TrailRule => ({
  rule: keyRule,
  see(event, note) {
    if (!keyChange(event)) return
    const days = field(event.request, 'pendingWindowInDays')
    note(`${event.action}|${event.actor?.id}|${event.outcome}`, event.at, () => ({
      severity: event.outcome === 'success' ? 'medium' : 'low',
      message: `${actorName(event)} called ${event.action}${howItEnded(event)}.`,
      observed: typeof days === 'number' ? `deletion after ${days} days` : `${event.service} ${event.action}`,
      expected: 'a change on record',
    }))
  },
})

/** CT-20: remote shells and commands, for the reviewer to know who works on machines. Nothing is wrong with them by itself. */
export const shells = (): TrailRule => ({
  rule: shellRule,
  see(event, note) {
    if (!isShellSession(event)) return
    note(`${event.action}|${event.actor?.id}|${event.outcome}`, event.at, () => ({
      message: `${actorName(event)} opened a remote shell or sent commands to machines (${event.action})${howItEnded(event)}.`,
      observed: `${event.service} ${event.action}`,
    }))
  },
})
