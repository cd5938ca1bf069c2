/** What names cryptography outside node:crypto: SQL, PKCS#11, COSE and JOSE, shell, and algorithms that are written out. */
const patterns: { by: string; pattern: RegExp; in: RegExp; algorithm: (match: RegExpMatchArray) => string }[] = [
  { by: 'PKCS#11', pattern: /\b(CKM_[A-Z0-9_]+) = (0x[0-9a-f]+)/g, in: /\.ts$/, algorithm: ([, name = '', value]) => (mechanisms[name] === value ? name : `${name} ${value}`) },
  { by: 'COSE', pattern: /\bCOSEALG\.(\w+)/g, in: /\.tsx?$/, algorithm: ([, name = '']) => name },
  { by: 'JOSE', pattern: /['"]((?:RS|PS|HS|ES)(?:256|384|512)K?|EdDSA|Ed25519|X25519|A\d{3}(?:KW|GCM)\w*)['"]/g, in: /^(?!.*(?:\.test\.|testing\/|e2e\/|lib\/attack\/)).*\.tsx?$/, algorithm: ([, name = '']) => name },
  { by: 'SQL', pattern: /\b(md5|digest|hmac|crypt|gen_salt|encrypt|decrypt|pgp_\w+)\s*\(/gi, in: /\.sql$/, algorithm: ([, name = '']) => `${name} of PostgreSQL` },
  { by: 'SQL', pattern: /\bselect\b[^`]{0,400}?\b(md5|gen_salt|pgp_\w+)\s*\(/gi, in: /\.ts$/, algorithm: ([, name = '']) => `${name} of PostgreSQL` },
  { by: 'shell', pattern: /\b(md5sum|sha1sum|openssl\s+(?:md5|sha1|enc|des\w*|rc4|genrsa|dsa\w*))\b/g, in: /^\.ci\/|\.sh$|^lib\/(?:start|cli|faults|attack)\//, algorithm: ([, name = '']) => name },
  { by: 'random', pattern: /\bMath\.random\(/g, in: /^(?:app|components|proxy|lib\/(?!faults\/|bench\/|attack\/)(?!.*\.test\.)).*\.(?:tsx?|mjs)$/, algorithm: () => 'Math.random' },
  // The first word of state of MD5 (and SHA-1), SHA-1's fifth, Blowfish's first, and the constant of Salsa and ChaCha.
  { by: 'written out', pattern: /0x67452301\b/gi, in: /\.(?:tsx?|mjs)$/, algorithm: () => 'md5 written out' },
  { by: 'written out', pattern: /0xc3d2e1f0\b|0x5a827999\b/gi, in: /\.(?:tsx?|mjs)$/, algorithm: () => 'sha-1 written out' },
  { by: 'written out', pattern: /0x243f6a88\b/gi, in: /\.(?:tsx?|mjs)$/, algorithm: () => 'blowfish written out' },
  { by: 'written out', pattern: /expand (?:32|16)-byte k|0x61707865\b/gi, in: /\.(?:tsx?|mjs)$/, algorithm: () => 'chacha written out' },
]

/** PKCS#11 3.1, the values of the mechanisms that may be named. */
const mechanisms: Record<string, string> = { CKM_AES_KEY_GEN: '0x1080', CKM_AES_GCM: '0x1087', CKM_EC_KEY_PAIR_GEN: '0x1040', CKM_ECDSA: '0x1041' }

/** Uses of cryptography that show in the text of a file alone; of any kind of file. */
export function foreignUses(path: string, text: string): { line: number; by: string; algorithm: string }[] {
  return patterns.flatMap(({ by, pattern, in: files, algorithm }) =>
    files.test(path) ? [...text.matchAll(pattern)].map((match) => ({ line: text.slice(0, match.index).split('\n').length, by, algorithm: algorithm(match).toLowerCase() })) : [],
  )
}
