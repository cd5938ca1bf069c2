import { describe, expect, it } from 'vitest'
import { isPinned, originOf, parseImage, type Origin } from './image-origin'

const digest = `sha256:${'ab'.repeat(32)}`

describe('where an image comes from (domain.md 3.5)', () => {
  it.each<[string, Origin]>([
    ['scratch', 'scratch'],
    ['registry1.dso.mil/ironbank/redhat/ubi/ubi9:9.4', 'iron-bank'],
    ['registry1.dsop.io/ironbank/opensource/nginx', 'iron-bank'],
    ['registry1.dso.mil/bigbang/loki:3', 'unresolved'],
    ['registry.dso.mil/platform/tool', 'unresolved'],
    ['cgr.dev/chainguard/python', 'hardened'],
    ['cgr.dev/someone/python', 'private'],
    ['registry.access.redhat.com/ubi9/ubi', 'hardened'],
    ['registry.redhat.io/rhel9/postgresql-15', 'hardened'],
    ['python:3.12', 'public'],
    ['library/python', 'public'],
    ['ironbank/redhat/ubi9', 'public'],
    ['ghcr.io/org/tool', 'public'],
    ['us.gcr.io/project/tool', 'public'],
    ['mcr.microsoft.com/dotnet/sdk:8.0', 'public'],
    ['registry.cn-hangzhou.aliyuncs.com/x/y', 'foreign'],
    ['cr.yandex/mirror/ubuntu', 'foreign'],
    ['docker.m.daocloud.io/nginx', 'foreign'],
    ['registry.example.cn/nginx', 'foreign'],
    ['111122223333.dkr.ecr.us-gov-west-1.amazonaws.com/base', 'private'],
    ['registry1.dso.mil.example/ironbank/nginx', 'private'],
    ['${BASE_REGISTRY}/ubi9', 'unresolved'],
    ['((registry))/ubi9', 'unresolved'],
    ['<< parameters.image >>', 'unresolved'],
    ['', 'unresolved'],
  ])('%s is %s', (reference, expected) => expect(originOf(reference)).toBe(expected))

  it('reads host with port, tag and digest', () => {
    expect(parseImage(`Registry.ridgeline.example:5000/Base/ubi9:9.4@${digest}`)).toEqual({ host: 'registry.ridgeline.example', path: 'base/ubi9', tag: '9.4', digest })
    expect(parseImage('python:3.12')).toMatchObject({ host: 'docker.io', path: 'python', tag: '3.12' })
    expect(parseImage('localhost/tool')).toMatchObject({ host: 'localhost', path: 'tool', tag: null })
  })
  it('is fixed by a whole digest only', () => {
    expect(isPinned(parseImage(`python@${digest}`))).toBe(true)
    expect(isPinned(parseImage('python@sha256:abcd'))).toBe(false)
    expect(isPinned(parseImage('python:3.12'))).toBe(false)
  })
})
