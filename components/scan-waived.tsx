import { Callout } from '@/components/ui/callout'

/** Said wherever evidence is given or opened while the operator has no malware scanner connected. */
export function ScanWaived() {
  return (
    <Callout tone="partial" title="Files are not scanned for malware here">
      The operator of this installation runs it without a scanner. Type and structure are still checked. Open originals with care.
    </Callout>
  )
}
