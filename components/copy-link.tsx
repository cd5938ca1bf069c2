'use client'
import { CopyButton } from './ui/copy-button'

/** A link to hand on, whole on the page and ready to copy. */
export function CopyLink({ link }: { link: string }) {
  return (
    <div className="flex flex-wrap items-center gap-2">
      <code className="min-w-0 flex-1 basis-64 rounded-2 border border-line bg-sunken px-2.5 py-1.5 font-code text-xs wrap-anywhere">{link}</code>
      <CopyButton text={link} label="Copy the link" />
    </div>
  )
}
