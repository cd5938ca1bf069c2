/** Bytes for people: "812 bytes", "38.2 KB", "52.0 MB". Decimal units, cut to one place. */
export function bytesWords(bytes: number): string {
  if (bytes < 1_000) return `${bytes} ${bytes === 1 ? 'byte' : 'bytes'}`
  const [unit, word] = bytes < 1_000_000 ? ([1_000, 'KB'] as const) : bytes < 1_000_000_000 ? ([1_000_000, 'MB'] as const) : ([1_000_000_000, 'GB'] as const)
  return `${(Math.floor((bytes / unit) * 10) / 10).toFixed(1)} ${word}`
}
