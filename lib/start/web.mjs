// Runs `next start` in this process and ends with the start that made it, so that none is left behind.
import { subscribe } from 'node:diagnostics_channel'
import { holdGate } from './gate.mjs'

process.on('disconnect', () => process.exit(0))
// Before Next sees a request: whose connection it is, which no header of a client can say. See lib/limits/address.ts.
subscribe('http.server.request.start', ({ request }) => {
  request.headers['x-veritar-peer'] = request.socket.remoteAddress ?? ''
})
const [host, port] = process.argv.slice(2)
process.argv = [process.argv[0], 'next', 'start', '--hostname', host, '--port', port]
holdGate(process.env.APP_ORIGIN)
await import('../../node_modules/next/dist/bin/next')
