import { Download } from 'lucide-react'
import { Icon } from '@/components/ui/icon'

/** The roster as a CSV file to fill in. */
export function RosterTemplateLink() {
  return (
    <a href="/portal/roster-template" download className="link inline-flex items-center gap-1 text-xs">
      <Icon of={Download} size={14} />
      Download the roster template (CSV)
    </a>
  )
}
