import { uploadTypes } from '@/lib/evidence/checks/upload-policy'
import { bytesWords } from '../bytes-words'
import { Panel, PanelBody, PanelHead } from '@/components/ui/panel'

const never = [
  'Passport, Social Security or driver’s license numbers, or copies of any identity document',
  'Birth dates, citizenship or country of birth; “U.S. person: yes” and who checked it is all that is asked',
  'Technical data of the program: drawings, specifications, source code of the product',
  'Anything classified, CUI, or marked with distribution statement B to F or an export warning',
  'Keys, passwords and other secrets, also inside logs or state files',
]

/** What must never be uploaded, and what happens if it is. */
export function NeverSend() {
  return (
    <Panel labelledBy="h-never">
      <PanelHead id="h-never" title="Never send" />
      <PanelBody className="grid gap-2 text-sm">
        <ul className="grid list-disc gap-1 pl-4 text-ink-2">
          {never.map((one) => (
            <li key={one}>{one}</li>
          ))}
        </ul>
        <p className="text-xs text-ink-3">Where Veritar notices such content, the file is set aside unread, and you and the prime are told the place, never the value; you can replace the file. It cannot notice everything: look before you upload.</p>
        <h3 className="text-sm">What it takes</h3>
        <ul className="grid list-disc gap-1 pl-4 text-ink-2">
          {Object.entries(uploadTypes).map(([type, { title, packed }]) => (
            <li key={type}>
              {title}, up to {bytesWords(packed)}
            </li>
          ))}
        </ul>
        <p className="text-xs text-ink-3">The name has to end as the content says. Files with a password, macros, embedded objects or links are refused, also inside archives.</p>
      </PanelBody>
    </Panel>
  )
}
