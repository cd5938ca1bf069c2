import { type Standing, standingWords } from '@/lib/audit/standing-words'
import { Badge } from './ui/badge'

/** Where an event stands in the log: its number when it is there, a badge when it is not, or is not what was logged. */
export function AuditStanding({ standing }: { standing: Standing }) {
  if (standing.is === 'logged') return <span className="font-code text-xs whitespace-nowrap text-ink-2">{standingWords(standing)}</span>
  return <Badge tone={standing.is === 'altered' ? 'unmet' : standing.is === 'waiting' ? 'missing' : 'na'}>{standingWords(standing)}</Badge>
}
