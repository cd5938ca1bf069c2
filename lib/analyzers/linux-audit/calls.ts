/** System calls that a reviewer asks after, by the number they have on x86-64 (c000003e) and on 64-bit ARM (c00000b7). */
const x86: Record<string, string> = {
  2: 'open', 257: 'openat', 437: 'openat2', 85: 'creat', 59: 'execve', 322: 'execveat', 82: 'rename', 264: 'renameat', 316: 'renameat2', 87: 'unlink', 263: 'unlinkat', 76: 'truncate', 77: 'ftruncate',
  90: 'chmod', 91: 'fchmod', 268: 'fchmodat', 92: 'chown', 93: 'fchown', 94: 'lchown', 260: 'fchownat', 165: 'mount', 166: 'umount2', 175: 'init_module', 313: 'finit_module', 176: 'delete_module',
  159: 'adjtimex', 227: 'clock_settime', 164: 'settimeofday', 305: 'clock_adjtime', 42: 'connect', 41: 'socket', 101: 'ptrace', 105: 'setuid', 170: 'sethostname', 188: 'setxattr', 310: 'process_vm_readv',
}
const arm: Record<string, string> = {
  56: 'openat', 437: 'openat2', 221: 'execve', 281: 'execveat', 38: 'renameat', 276: 'renameat2', 35: 'unlinkat', 45: 'truncate', 46: 'ftruncate', 52: 'fchmod', 53: 'fchmodat', 54: 'fchownat', 55: 'fchown',
  40: 'mount', 39: 'umount2', 105: 'init_module', 273: 'finit_module', 106: 'delete_module', 171: 'adjtimex', 112: 'clock_settime', 170: 'settimeofday', 266: 'clock_adjtime', 203: 'connect', 198: 'socket', 117: 'ptrace', 146: 'setuid',
}

/** The name of a system call given by number or, in interpreted logs, by name. */
export function callName(call: string, arch: string): string {
  if (!/^\d+$/.test(call)) return call
  const table = /^(?:c00000b7|aarch64)$/i.test(arch) ? arm : /^(?:c000003e|x86_64)$/i.test(arch) ? x86 : {}
  return table[call] ?? `syscall ${call}`
}

export const opening = /^(?:open|creat|truncate)/
export const removing = /^(?:unlink|rename|truncate|ftruncate)/
export const clockSetting = /^(?:adjtimex|clock_settime|settimeofday|clock_adjtime)$/
export const moduleLoading = /^(?:f?init_module|delete_module)$/
