/** Lies over what it encloses: who looks, and when, repeated across it, on the screen and in print. It can be read through. */
export function Watermark({ text, children }: { text: string; children: React.ReactNode }) {
  const escaped = text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`)
  const width = Math.max(260, text.length * 7)
  const picture = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="150"><text x="50%" y="50%" transform="rotate(-16 ${width / 2} 75)" text-anchor="middle" font-family="sans-serif" font-size="11" fill="gray" fill-opacity=".3">${escaped}</text></svg>`
  return (
    <div className="relative min-w-0" data-watermark={text}>
      {children}
      <div aria-hidden className="pointer-events-none absolute inset-0 overflow-hidden [print-color-adjust:exact]" style={{ backgroundImage: `url("data:image/svg+xml,${encodeURIComponent(picture)}")` }} />
    </div>
  )
}

/** "A. Thornquist · 2026-11-26 07:10 UTC": what a watermark says. */
export function lookedAt(name: string, now: Date): string {
  return `${name} · ${now.toISOString().slice(0, 16).replace('T', ' ')} UTC`
}
