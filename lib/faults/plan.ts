/** What leads past a point. */
export type Way = 'upload' | 'analysis' | 'log' | 'submission' | 'review' | 'decision'
/** A place in the code where a process can be made to end (lib/failpoint.ts), the process that passes it, and what leads it there. */
export type Point = { point: string; by: 'web server' | 'worker'; way: Way }

const of = (by: Point['by'], way: Way, ...names: string[]): Point[] => names.map((point) => ({ point, by, way }))
const write = (permission: string) => ['worked', 'recorded', 'committed'].map((when) => `${permission}.${when}`)

/** Every named point. A test holds it against the source, so that none is left out. `:2` is the second time it is passed. */
export const points: Point[] = [
  ...of('web server', 'upload', 'upload.begun', 'upload.body-read:2', 'upload.chunk-written:1', 'upload.chunk-written:2', 'upload.row-written:2', 'upload.row-committed:2', 'upload.finished', 'upload.answered', 'evidence.registered', 'evidence.committed'),
  ...of('worker', 'analysis', 'check.begun', 'check.structure', 'check.scanned', 'analysis.clean', 'analysis.read', 'analysis.kept'),
  ...of('worker', 'log', 'log.placed', 'log.signed', 'log.remembered', 'log.published'),
  ...of('web server', 'submission', ...write('assessment:submit')),
  ...of('web server', 'review', ...write('review:write')),
  ...of('web server', 'decision', 'decision.frozen', ...write('determination:write')),
]

/** What is killed at each of them: the process that passes it, or the database under it. */
export const victims = ['itself', 'the database'] as const
export type Victim = (typeof victims)[number]

/** What else is broken, a line each; `needs` says what a machine must allow, and without it the line counts as not run. */
export const others = [
  { fault: 'web server killed at any moment', on: 'upload' },
  { fault: 'database killed at any moment', on: 'upload' },
  { fault: 'one connection of the database killed', on: 'upload' },
  { fault: 'twenty at once', on: 'upload' },
  { fault: 'twenty at once', on: 'submission' },
  { fault: 'twenty at once', on: 'decision' },
  { fault: 'two reviewers at once', on: 'review' },
  { fault: 'database slow', on: 'upload' },
  { fault: 'database silent, then cut off', on: 'upload' },
  { fault: 'database silent, then there again', on: 'upload' },
  { fault: 'more requests than connections', on: 'pages' },
  { fault: 'clocks apart', on: 'upload' },
  { fault: 'scanner gone', on: 'analysis' },
  { fault: 'scanner silent', on: 'analysis' },
  { fault: 'scanner says nonsense', on: 'analysis' },
  { fault: 'local keys gone', on: 'upload' },
  { fault: 'local keys gone for a minute', on: 'analysis' },
  { fault: 'PKCS#11 token gone', on: 'upload', needs: 'SoftHSM2' },
  { fault: 'PKCS#11 module gone', on: 'upload', needs: 'SoftHSM2' },
  { fault: 'key service gone', on: 'upload' },
  { fault: 'witness gone', on: 'log' },
  { fault: 'disk of the vault full', on: 'upload', needs: 'root, who may mount a small disk' },
  { fault: 'disk of the database full', on: 'upload', needs: 'root, who may mount a small disk' },
  { fault: 'database restored from an older backup', on: 'log' },
] as const
export type Other = (typeof others)[number]
