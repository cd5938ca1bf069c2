import { describe, expect, it } from 'vitest'
import { referenceAt } from './at'
import { findHost } from './host-rule'

describe('what a host is', () => {
  it.each([
    ['browser-intake-ddog-gov.com.example', null, 'unstated', ''],
    ['http-intake.logs.ddog-gov.com', 'Datadog', 'government', ''],
    ['http-intake.logs.datadoghq.eu', 'Datadog', 'foreign', 'DE'],
    ['http-intake.logs.us3.datadoghq.com', 'Datadog', 'united-states', ''],
    ['o1.ingest.de.sentry.io', 'Sentry', 'foreign', 'DE'],
    ['o1.ingest.us.sentry.io', 'Sentry', 'united-states', ''],
    ['sentry.io', 'Sentry', 'unstated', ''],
    ['sonarcloud.io', 'SonarQube Cloud', 'foreign', 'DE'],
    ['api.eu.snyk.io', 'Snyk', 'foreign', 'DE'],
    ['registry.npmmirror.com', 'Mirror in China', 'foreign', 'CN'],
    ['registry.npmjs.org', 'npm registry', 'unstated', ''],
    ['EU.GCR.IO:443', 'Google', 'foreign', ''],
    ['repo.ridgeline.example', null, 'unstated', ''],
    ['nexus.agency.mil', null, 'government', ''],
    ['packages.example.de', null, 'foreign', 'DE'],
    ['ftp.fr.debian.org', null, 'foreign', 'FR'],
    ['us.archive.ubuntu.com', null, 'unstated', ''],
    ['sh.rustup.rs', 'crates.io', 'unstated', ''],
    ['jitpack.io', 'Maven Central', 'unstated', ''],
  ])('%s', (host, name, place, country) => {
    const found = findHost(host)
    expect([found.rule?.name ?? null, found.place, found.country]).toEqual([name, place, country])
  })
  it('answers the same to a criterion, until the operator corrects a row', () => {
    expect(referenceAt('2026-11-24').host('sonarcloud.io').country).toBe('DE')
    const value = [{ host: 'sonarcloud.io', path: '', use: 'service', origin: null, name: 'SonarQube Cloud', place: 'united-states', country: '' }]
    const corrected = referenceAt('2026-11-24', [{ id: 'hosts-services-scanners', value, reason: 'Moved.', by: 'Operator', at: '2026-11-01T00:00:00Z' }])
    expect(corrected.host('sonarcloud.io').place).toBe('united-states')
  })
})
