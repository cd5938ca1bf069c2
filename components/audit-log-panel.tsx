import { Download } from 'lucide-react'
import type { LogState } from '@/lib/audit/log-queries'
import type { CryptoReport } from '@/lib/crypto/self-test'
import { KeyDownload } from './keys/key-download'
import { KeyNote } from './keys/step-up'
import { buttonClass } from './ui/button'
import { Callout } from './ui/callout'
import { CopyButton } from './ui/copy-button'
import { Facts } from './ui/facts'
import { Icon } from './ui/icon'
import { Panel, PanelBody, PanelHead } from './ui/panel'
import { When } from './ui/when'

const count = (n: number) => n.toLocaleString('en-US')
const lateMs = 30_000

/** What keeps the log from being proven right now; nothing when all is well. */
export function AuditLogProblems({ log, now }: { log: LogState; now: Date }) {
  const late = log.waitingSince !== null && now.getTime() - log.waitingSince.getTime() > lateMs
  if (log.problems.length === 0 && !late) return null
  return (
    <div className="grid gap-2 px-4 md:px-0">
      {log.problems.map((problem) => (
        <Callout key={problem} tone="unmet" title="The log needs looking into">
          {problem}
        </Callout>
      ))}
      {late && (
        <Callout tone="partial" title={`${count(log.waiting)} ${log.waiting === 1 ? 'event waits' : 'events wait'} for a place in the log`}>
          {log.waitingSince && <>The oldest was written at <When at={log.waitingSince} withTime />. Nothing is lost; ask the operator whether the worker is running.</>}
        </Callout>
      )}
    </div>
  )
}

/** How the log fares, and what can be taken away to check it elsewhere. */
export function AuditLogPanel({ log, publicKey, cryptography, mayExport }: { log: LogState; publicKey: string; cryptography: CryptoReport; mayExport: boolean }) {
  return (
    <Panel labelledBy="log">
      <PanelHead id="log" title="The log as proof" meta={`${count(log.size)} events in one tree`} />
      <PanelBody className="grid gap-4 lg:grid-cols-2">
        <Facts
          items={[
            ['Signed', log.head ? <>{count(log.head.size)} events, <When at={log.head.at} withTime /></> : 'Nothing yet'],
            ['Witnessed', log.witnessed ? <>{count(log.witnessed.size)} events by <span className="font-code text-xs">{log.witnessed.name}</span>, <When at={log.witnessed.at} withTime /></> : 'No witness has signed this log'],
            ['Recomputed', log.checked ? <>{count(log.checked.size)} events, <When at={log.checked.at} withTime /></> : 'Not yet; it happens each night'],
            ['Cryptography', <>{cryptography.fips ? 'A FIPS provider is active' : 'No FIPS provider is active'}; self-test passed with OpenSSL {cryptography.openssl}</>],
          ]}
        />
        <div className="grid content-start gap-2 text-sm">
          <p className="text-ink-2">
            Take the log away and check it without Veritar’s database: <code className="font-code text-xs">npx veritar verify-log FILE --key veritar-log.keys</code>. Keep what you took: a later log that does not begin with it was rewritten.
          </p>
          <div className="flex flex-wrap gap-2">
            {mayExport && log.head && (
              <>
                <KeyDownload href="/audit/bundle" download className={buttonClass()}>
                  <Icon of={Download} />
                  Download the log
                </KeyDownload>
                <KeyDownload href="/audit/bundle?names=no" download className={buttonClass()}>
                  <Icon of={Download} />
                  Without names
                </KeyDownload>
              </>
            )}
            <a href="/audit/key" download className={buttonClass()}>
              <Icon of={Download} />
              Public key
            </a>
            <CopyButton text={publicKey} label="Copy the key" />
          </div>
          {mayExport && log.head && <KeyNote />}
        </div>
      </PanelBody>
    </Panel>
  )
}
