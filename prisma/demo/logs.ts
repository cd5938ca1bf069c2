import { createHash, createSign, generateKeyPairSync } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { md5 } from '../../lib/analyzers/formats/md5'
import { tarOf } from './code'
import type { DemoFirm, DemoIdentity } from './firms'
import { hex, randomFrom, uuidLike } from './random'

const hourMs = 3_600_000
const sha = (bytes: Buffer | string) => createHash('sha256').update(bytes).digest('hex')
const iso = (time: number) => `${new Date(time).toISOString().slice(0, 19)}Z`
const midnight = (now: Date) => Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate())

/** The log of the identity provider over the same fourteen days: everyone signs in each morning with a hardware key, and programs fetch tokens by day and night. */
export function signInsOf(firm: DemoFirm, now: Date, days = 14): Buffer {
  const random = randomFrom(Number.parseInt(firm.account.slice(2, 8), 10))
  const people = firm.identities.filter((who) => who.kind === 'human' && !who.offRoster && who.removedDaysAgo === undefined)
  const programs = firm.identities.filter((who) => who.kind === 'service')
  const events: object[] = []
  for (let day = days; day >= 1; day -= 1) {
    const start = midnight(now) - day * 24 * hourMs
    for (let hour = 0; hour < 24; hour += 2) events.push(...programs.slice(0, 1).map((who) => event(firm, who, 'app.oauth2.token.grant.access_token', start + hour * hourMs + Math.floor(random() * hourMs), `102${hex(random, 20)}`, random)))
    for (const who of people) {
      const begun = start + 12 * hourMs + Math.floor(random() * 2 * hourMs)
      const session = `102${hex(random, 20)}`
      events.push(event(firm, who, 'user.session.start', begun, session, random), event(firm, who, 'user.authentication.auth_via_mfa', begun + 9_000, session, random), event(firm, who, 'user.authentication.sso', begun + 15_000, session, random))
    }
  }
  return Buffer.from(JSON.stringify(events, null, 1))
}

function event(firm: DemoFirm, who: DemoIdentity, eventType: string, time: number, session: string, random: () => number): object {
  const factor = eventType === 'user.authentication.auth_via_mfa' ? 'YUBIKEY_WEBAUTHN' : null
  return {
    uuid: uuidLike(random),
    published: new Date(time).toISOString(),
    eventType,
    version: '0',
    severity: 'INFO',
    displayMessage: factor ? 'Authentication of user via MFA' : who.kind === 'service' ? 'OAuth2 access token is granted' : 'User login to Okta',
    actor: { id: `00u${who.ref.toLowerCase().replace('-', '')}`, type: who.kind === 'service' ? 'PublicClientApp' : 'User', alternateId: who.kind === 'service' ? who.login : `${who.login}@${firm.domain}`, displayName: who.ref },
    client: { ipAddress: who.ip, geographicalContext: { country: 'United States' } },
    authenticationContext: { externalSessionId: session, credentialType: factor },
    outcome: { result: 'SUCCESS' },
    target: factor ? [{ type: 'AuthenticatorEnrollment', displayName: 'YubiKey 5C NFC FIPS' }] : [],
    transaction: { type: 'WEB', id: hex(random, 16) },
    debugContext: { debugData: { ...(factor && { factor }), requestUri: '/idp/idx', origin: `https://${firm.key}.okta-gov.com` } },
    securityContext: { isProxy: false },
    legacyEventType: 'core.user_auth.login_success',
  }
}

/**
 * One day of CloudTrail digests with the logs they list, the public key, and the metadata of the newest: an unbroken chain,
 * signed with a key that is made for it and thrown away. It is no key of AWS, and Veritar says that it is not pinned.
 */
export async function digestsOf(firm: DemoFirm, now: Date, hours = 24): Promise<Buffer> {
  const random = randomFrom(Number.parseInt(firm.account.slice(4, 10), 10))
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const der = publicKey.export({ type: 'pkcs1', format: 'der' })
  const fingerprint = md5(der)
  const region = 'us-gov-west-1'
  const bucket = `${firm.key}-audit-trail`
  const start = midnight(now) - 48 * hourMs
  const stamp = (time: number) => iso(time).replaceAll(/[-:]/g, '')
  const folder = (kind: string, time: number) => `AWSLogs/${firm.account}/${kind}/${region}/${iso(time).slice(0, 10).replaceAll('-', '/')}`
  const files: Record<string, string | Buffer> = {}
  const chain: { object: string; bytes: Buffer; signature: string }[] = []
  for (let hour = 0; hour < hours; hour += 1) {
    const before = chain.at(-1)
    const [from, to] = [start + hour * hourMs, start + (hour + 1) * hourMs]
    const [oldest, newest] = [iso(from + 300_000), iso(to - 600_000)]
    const log = JSON.stringify({ Records: [oldest, newest].map((eventTime) => heartbeat(firm, eventTime, region, random)) })
    const logName = `${firm.account}_CloudTrail_${region}_${stamp(to).slice(0, 13)}Z_${hex(random, 16)}.json.gz`
    const object = `${folder('CloudTrail-Digest', to)}/${firm.account}_CloudTrail-Digest_${region}_enclave_${region}_${stamp(to)}.json.gz`
    const body = Buffer.from(
      JSON.stringify({
        awsAccountId: firm.account, digestStartTime: iso(from), digestEndTime: iso(to), digestS3Bucket: bucket, digestS3Object: object, digestPublicKeyFingerprint: fingerprint, digestSignatureAlgorithm: 'SHA256withRSA', newestEventTime: newest, oldestEventTime: oldest,
        previousDigestS3Bucket: before ? bucket : null, previousDigestS3Object: before?.object ?? null, previousDigestHashValue: before ? sha(before.bytes) : null, previousDigestHashAlgorithm: before ? 'SHA-256' : null, previousDigestSignature: before?.signature ?? null,
        logFiles: [{ s3Bucket: bucket, s3Object: `${folder('CloudTrail', to)}/${logName}`, hashValue: sha(log), hashAlgorithm: 'SHA-256', newestEventTime: newest, oldestEventTime: oldest }],
      }),
    )
    const signature = createSign('sha256').update(`${iso(to)}\n${bucket}/${object}\n${sha(body)}\n${before?.signature ?? 'null'}`).sign(privateKey, 'hex')
    files[logName] = gzipSync(log)
    files[object.slice(object.lastIndexOf('/') + 1)] = gzipSync(body)
    chain.push({ object, bytes: body, signature })
  }
  const day = 24 * hourMs
  files['public-keys.json'] = JSON.stringify({ PublicKeyList: [{ Value: der.toString('base64'), ValidityStartTime: (start - 30 * day) / 1000, ValidityEndTime: (start + 30 * day) / 1000, Fingerprint: fingerprint }] }, null, 2)
  const newest = chain.at(-1)
  if (newest) files[`${newest.object.slice(newest.object.lastIndexOf('/') + 1)}.head.json`] = JSON.stringify({ ContentType: 'application/json', Metadata: { signature: newest.signature, 'signature-algorithm': 'SHA256withRSA' } }, null, 2)
  return tarOf(files)
}

const heartbeat = (firm: DemoFirm, eventTime: string, awsRegion: string, random: () => number) => ({
  eventVersion: '1.11', eventTime, eventSource: 'config.amazonaws.com', eventName: 'PutEvaluations', awsRegion, sourceIPAddress: 'config.amazonaws.com', userAgent: 'config.amazonaws.com', requestParameters: null, responseElements: null, eventID: uuidLike(random), requestID: uuidLike(random), readOnly: false, eventType: 'AwsApiCall', managementEvent: true, recipientAccountId: firm.account, eventCategory: 'Management',
  userIdentity: { type: 'AWSService', invokedBy: 'config.amazonaws.com' },
})
