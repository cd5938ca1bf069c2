import type { JsonRecord } from '../formats/json-records'
import { isObject } from '../formats/keys'

const names = `eventVersion userIdentity eventTime eventSource eventName awsRegion sourceIPAddress userAgent errorCode errorMessage
  requestParameters responseElements additionalEventData requestID eventID eventType managementEvent readOnly resources
  recipientAccountId sharedEventID vpcEndpointId eventCategory addendum sessionCredentialFromConsole tlsDetails insightDetails
  serviceEventDetails type principalId arn accountId accessKeyId userName invokedBy sessionContext sessionIssuer attributes
  mfaAuthenticated creationDate sourceIdentity webIdFederationData federatedProvider onBehalfOf userId identityProvider
  credentialId tlsVersion cipherSuite clientProvidedHostHeader ConsoleLogin MFAUsed bucketName`.split(/\s+/)
const canonical = new Map(names.map((name) => [name.toLowerCase(), name]))
const levels = 8

/**
 * The record with the keys that CloudTrail documents spelled as it does, whatever case an export gave them.
 * A record that is spelled so already is returned as it is.
 */
export function spelled(record: JsonRecord): JsonRecord {
  return 'userIdentity' in record && 'eventName' in record && 'eventSource' in record && 'awsRegion' in record ? record : respell(record, levels)
}

function respell(of: JsonRecord, depth: number): JsonRecord {
  const out: JsonRecord = {}
  for (const [key, value] of Object.entries(of)) {
    const name = canonical.get(key.toLowerCase()) ?? key
    if (name !== key && Object.hasOwn(of, name)) continue
    Object.defineProperty(out, name, { value: isObject(value) && depth > 0 ? respell(value, depth - 1) : value, enumerable: true, writable: true, configurable: true })
  }
  return out
}
