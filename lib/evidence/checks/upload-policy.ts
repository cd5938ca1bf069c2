/** What Veritar takes, for code, page, document and test alike. Types are told by content; the name has to agree. */
export type UploadType = 'text' | 'gzip' | 'pdf' | 'word' | 'workbook' | 'zip' | 'tar'

const MiB = 1_048_576

/** One file, in bytes: a scanner takes no more than 2 GiB less one (clamd), and that with room to spare. */
export const largestFile = 2_000_000_000
/** One request of an upload, in bytes; Next.js cuts what passes a proxy.ts at 10 MB. */
export const largestChunk = 8 * MiB
/** Chunks but the last are a multiple of this: what the vault encrypts at a time. */
export const chunkStep = 16_384
/** Files of one evidence item, for example a folder of deliveries. */
export const mostFiles = 1_000
/** How long an upload that nobody goes on with is kept. */
export const unfinishedDays = 7

/** Members of an archive, its unpacked bytes, and how deep archives may lie in each other; formats/archive.ts holds them too. */
export const archiveLimits = { members: 5_000, unpacked: 200 * MiB, ratio: 100, depth: 2 } as const

type Rule = {
  /** For people. */
  title: string
  /** Lower-case endings the name of such a file may have. */
  endings: readonly string[]
  /** Most bytes as uploaded. */
  packed: number
  /** Most bytes unpacked; null where reading streams, and only the ratio is bounded. */
  unpacked: number | null
}

export const uploadTypes: Record<UploadType, Rule> = {
  text: {
    title: 'Plain text: JSON, JSON lines, CSV, logs, YAML, XML, Markdown, infrastructure code',
    endings: [
      ...['json', 'jsonl', 'ndjson', 'csv', 'tsv', 'txt', 'text', 'log', 'md', 'markdown', 'rst', 'yaml', 'yml', 'xml'],
      ...['tf', 'tfvars', 'hcl', 'bicep', 'bicepparam', 'template', 'toml', 'ini', 'conf', 'cfg', 'properties', 'groovy', 'dockerfile', 'containerfile'],
      ...['spdx', 'cdx', 'sarif', 'ckl', 'cklb', 'nessus', 'hdf', 'audit', 'pem', 'pub', 'crt', 'hex', 'sha256', 'sig', 'asc'],
    ],
    packed: largestFile,
    unpacked: null,
  },
  gzip: { title: 'One text file, packed with gzip', endings: ['gz', 'gzip'], packed: largestFile, unpacked: null },
  pdf: { title: 'PDF with text, without a password', endings: ['pdf'], packed: 50 * MiB, unpacked: null },
  word: { title: 'Word document (.docx) without macros', endings: ['docx'], packed: 50 * MiB, unpacked: archiveLimits.unpacked },
  workbook: { title: 'Excel workbook (.xlsx) without macros', endings: ['xlsx'], packed: 64 * MiB, unpacked: archiveLimits.unpacked },
  zip: { title: 'Zip archive of the above', endings: ['zip'], packed: 256 * MiB, unpacked: archiveLimits.unpacked },
  tar: { title: 'Tar archive of the above, plain or packed with gzip', endings: ['tar', 'tgz', 'tar.gz'], packed: 256 * MiB, unpacked: archiveLimits.unpacked },
}

/** Files that have no ending by custom. */
export const bareNames: readonly string[] = ['dockerfile', 'containerfile', 'jenkinsfile', 'codeowners', 'makefile', 'license', 'readme', 'syslog', 'messages', 'secure', 'audit', 'auth']

/**
 * Endings that are never taken, not even for text within an archive: what a double click would run or a browser would
 * show as a page, and Office files with macros.
 */
export const neverTaken: readonly string[] = [
  ...['html', 'htm', 'xhtml', 'shtml', 'svg', 'hta', 'mht', 'mhtml', 'url', 'lnk', 'rtf'],
  ...['exe', 'dll', 'com', 'scr', 'msi', 'cpl', 'jar', 'apk', 'app', 'iso', 'img', 'vhd', 'vhdx'],
  ...['doc', 'docm', 'dot', 'dotm', 'xls', 'xlsm', 'xlsb', 'xlt', 'xltm', 'ppt', 'pptm', 'pptx'],
]
