import { describe, expect, it } from 'vitest'
import { one, testAuditRules } from '../audit-log/testing/test-audit-rules'
import { evidenceOf } from '../formats/testing/evidence'
import analyzer from './analyzer'
import { momentOf, parseLine } from './line'

const person = 'arn:aws-us-gov:sts::210987654321:assumed-role/AWSReservedSSO_Engineer_0a1b2c3d4e5f6a7b/r.okada@harborfield.example'
const request = (more: object = {}) => ({
  bucketowner: 'a'.repeat(64), bucket_name: 'harbor-drawings', requestdatetime: '06/Nov/2026:10:00:38 +0000', remoteip: '10.20.4.17', requester: person, requestid: '1A', operation: 'REST.GET.OBJECT', key: 'x.step', request_uri: 'GET /x.step HTTP/1.1', httpstatus: '200', errorcode: '-',
  ciphersuite: 'TLS_AES_128_GCM_SHA256', authtype: 'AuthHeader', endpoint: 'harbor-drawings.s3.us-gov-west-1.amazonaws.com', tlsversion: 'TLSv1.3', ...more,
})

testAuditRules(analyzer, {
  'S3-01': { fires: [one('a person from Germany', request({ remoteip: '185.220.101.4' }), { severity: 'high' })], quiet: [one('a person inside', request()), one('a service of AWS', request({ remoteip: '185.220.101.4', requester: 'svc:delivery.logs.amazonaws.com' }))] },
  'S3-02': { fires: [one('a stranger is answered', request({ requester: '-' }), { severity: 'critical' })], quiet: [one('a stranger is refused', request({ requester: '-', httpstatus: '403', errorcode: 'AccessDenied' })), one('a lifecycle rule has no requester', request({ requester: '-', operation: 'S3.EXPIRE.OBJECT', httpstatus: '-' }))] },
  'S3-03': { fires: [one('no TLS', request({ tlsversion: '-', ciphersuite: '-' }), { severity: 'high' }), one('TLS 1.1', request({ tlsversion: 'TLSv1.1' }), { severity: 'medium' })], quiet: [one('TLS 1.2', request({ tlsversion: 'TLSv1.2' })), one('a line from before the field was there', request({ tlsversion: undefined, ciphersuite: undefined })), one('S3 itself', request({ operation: 'S3.EXPIRE.OBJECT', tlsversion: '-', ciphersuite: '-' }))] },
  'S3-04': { fires: [one('a policy', request({ operation: 'REST.PUT.BUCKETPOLICY' }), { severity: 'high' }), one('a refused one', request({ operation: 'REST.PUT.BUCKETPOLICY', httpstatus: '403' }), { severity: 'low' })], quiet: [one('a policy is read', request({ operation: 'REST.GET.BUCKETPOLICY' }))] },
  'S3-05': { fires: [one('logging is changed', request({ operation: 'REST.PUT.LOGGING_STATUS' }))], quiet: [one('its state is read', request({ operation: 'REST.GET.LOGGING_STATUS' })), one('an object is deleted', request({ operation: 'REST.DELETE.OBJECT' }))] },
  'S3-06': { fires: [one('a bucket in Frankfurt', request({ endpoint: 'x.s3.eu-central-1.amazonaws.com' }), { severity: 'critical' })], quiet: [one('GovCloud', request()), one('an endpoint without a region', request({ endpoint: 'x.s3.amazonaws.com' })), one('a bucket named after a region', request({ endpoint: 'eu-central-1.s3.us-gov-west-1.amazonaws.com' }))] },
  'S3-07': { fires: [one('the owner of the bucket', request({ requester: 'a'.repeat(64) })), one('root by name', request({ requester: 'arn:aws-us-gov:iam::210987654321:root' }))], quiet: [one('another account', request({ requester: 'b'.repeat(64) })), one('a user', request({ requester: 'arn:aws-us-gov:iam::210987654321:user/rootley' }))] },
  'S3-08': { fires: [one('a signed link', request({ authtype: 'QueryString' }))], quiet: [one('a signed header', request()), one('a link that had expired', request({ authtype: 'QueryString', httpstatus: '403' }))] },
  'S3-09': { fires: [one('always', request(), { severity: 'info' })], quiet: [] },
})

describe('lines', () => {
  const line = (agent: string, uri = 'GET /x HTTP/1.1') => `${'a'.repeat(64)} b [06/Feb/2026:00:00:38 +0000] 10.0.0.1 ${person} 1A REST.GET.OBJECT x "${uri}" 200 - 1 1 2 1 "-" "${agent}" - h= SigV4 X AuthHeader b.s3.us-gov-west-1.amazonaws.com TLSv1.2 - -`
  it('takes what is in brackets and quotation marks as one', () => expect(parseLine(line('a b'))?.record).toMatchObject({ useragent: 'a b', tlsversion: 'TLSv1.2', httpstatus: '200' }))
  it('stands quotation marks within the address', () => expect(parseLine(line('a', 'GET /x"y" z HTTP/1.1'))?.record).toMatchObject({ httpstatus: '200', tlsversion: 'TLSv1.2' }))
  it('leaves out what comes after a browser that shifts it', () => expect(parseLine(line('a "b" c'))?.record).not.toHaveProperty('tlsversion'))
  it('is no line of a web server', () => expect(parseLine('10.0.0.1 - - [06/Feb/2026:00:00:38 +0000] "GET / HTTP/1.1" 200 1 "-" "curl"')).toBeNull())
  it.each([['06/Feb/2026:00:00:38 +0000', '2026-02-06T00:00:38.000Z'], ['31/Feb/2026:00:00:38 +0000', null], ['06/Feb/2026:00:00:38 -0500', '2026-02-06T05:00:38.000Z']])('%s', (text, expected) => {
    const moment = momentOf(text)
    expect(moment === null ? null : new Date(moment).toISOString()).toBe(expected)
  })
  it('refuses a line of something else by its number', async () => {
    await expect(analyzer.analyze({ files: [evidenceOf(`${line('a')}\nhello\n`, 'x')] })).rejects.toMatchObject({ place: { line: 2 } })
  })
})
