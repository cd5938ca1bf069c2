// Control characters, and marks that turn the direction of writing: they make a name look like another.
const unsafe = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g

/** The name a file is shown and downloaded under: its last part, without control characters, at most 255 of them. Never a path. */
export function safeName(name: string): string {
  const last = name.normalize('NFC').split(/[/\\]/).at(-1) ?? ''
  const clean = last.replace(unsafe, '').trim().slice(0, 255)
  return clean === '' || clean === '.' || clean === '..' ? 'file' : clean
}

/** The Content-Disposition header of a download (RFC 6266): an ASCII name for old readers, the exact one in RFC 8187 form. */
export function attachment(name: string): string {
  const safe = safeName(name)
  const ascii = safe.replace(/[^\x20-\x7e]|["\\%]/g, '_')
  const exact = encodeURIComponent(safe.replace(/\p{Surrogate}/gu, '_')).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)
  return `attachment; filename="${ascii}"; filename*=UTF-8''${exact}`
}
