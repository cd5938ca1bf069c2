// Runs `next start` in this process and ends with the start that made it, so that none is left behind.
import { holdGate } from './gate.mjs'

process.on('disconnect', () => process.exit(0))
const [host, port] = process.argv.slice(2)
process.argv = [process.argv[0], 'next', 'start', '--hostname', host, '--port', port]
holdGate()
await import('../../node_modules/next/dist/bin/next')
