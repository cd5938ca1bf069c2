import { testShapes } from '../audit-log/testing/test-shapes'
import analyzer from './analyzer'
import { buildEntry, calling, granting } from './build-entry'

testShapes(analyzer, [buildEntry(), granting('roles/owner', 'user:someone@gmail.com'), calling('logging', 'google.logging.v2.ConfigServiceV2.DeleteSink'), buildEntry({ log: 'data_access', payload: { methodName: 'storage.objects.get' } })], 'entries')
