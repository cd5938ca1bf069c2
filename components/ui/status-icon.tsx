import { cx } from './cx'

/** The seven shapes of a status. Each is told apart without color: ring, half disc, octagon, dashed ring, triangle, slash, info ring. */
export type Shape = 'met' | 'partial' | 'unmet' | 'missing' | 'error' | 'na' | 'info'

const octagon = 'M5.4 1.9h5.2l3.5 3.5v5.2l-3.5 3.5H5.4l-3.5-3.5V5.4z'

const drawings: Record<Shape, React.ReactNode> = {
  met: (
    <>
      <circle cx="8" cy="8" r="6.2" />
      <path d="m5.4 8.2 1.8 1.8 3.5-3.8" />
    </>
  ),
  partial: (
    <>
      <circle cx="8" cy="8" r="6.2" />
      <path d="M8 1.8a6.2 6.2 0 0 1 0 12.4z" fill="currentColor" />
    </>
  ),
  unmet: (
    <>
      <path d={octagon} />
      <path d="m6 6 4 4m0-4-4 4" />
    </>
  ),
  missing: (
    <>
      <circle cx="8" cy="8" r="6.2" strokeDasharray="2.6 2.2" />
      <path d="M8 10.8v.01M6.6 6.4A1.5 1.5 0 1 1 8 8.3v.4" />
    </>
  ),
  error: (
    <>
      <path d="M8 2 1.8 13.2h12.4z" />
      <path d="M8 6.4v3.2M8 11.4v.01" />
    </>
  ),
  na: (
    <>
      <circle cx="8" cy="8" r="6.2" />
      <path d="m4 12 8-8" />
    </>
  ),
  info: (
    <>
      <circle cx="8" cy="8" r="6.2" />
      <path d="M8 7.4v3.4M8 5.2v.01" />
    </>
  ),
}

/** One status shape; hidden from screen readers, because the word stands beside it. */
export function StatusIcon({ shape, size = 16, className }: { shape: Shape; size?: number; className?: string }) {
  return (
    <svg viewBox="0 0 16 16" width={size} height={size} aria-hidden="true" fill="none" stroke="currentColor" strokeWidth="1.6" strokeLinecap="round" strokeLinejoin="round" className={cx('inline-block flex-none', className)}>
      {drawings[shape]}
    </svg>
  )
}
