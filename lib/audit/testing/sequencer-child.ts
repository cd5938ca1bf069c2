import { auditKeys, signedHeads } from '../open-keys'
import { startSequencer } from '../run-sequencer'

// A sequencer to be killed: it runs until then, and says when it is up.
startSequencer({ keys: auditKeys(), heads: signedHeads(), witness: null })
console.log('up')
