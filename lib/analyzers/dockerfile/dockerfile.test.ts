import { describe, expect, it } from 'vitest'
import { UnreadableEvidence } from '../analyzer'
import { evidenceOf } from '../formats/testing/evidence'
import analyzer from './analyzer'

const read = (text: string) => analyzer.analyze({ files: [evidenceOf(text, 'Dockerfile')] })
const fired = async (text: string) => (await read(text)).observations.map(({ rule, severity }) => `${rule} ${severity}`)
const images = async (text: string) => (await read(text)).facts.images.map(({ image, use, at }) => `${use} ${image} ${at.line}`)

const digest = `@sha256:${'ab'.repeat(32)}`
const ironBank = `registry1.dso.mil/ironbank/redhat/ubi/ubi9${digest}`
const on = (lines: string, base = ironBank) => `FROM ${base}\n${lines}\nUSER 1001\n`

describe('which images a Dockerfile pulls', () => {
  it.each([
    ['arguments above FROM, with defaults and words', 'ARG REG=registry1.dso.mil\nARG IMG=${REG}/ironbank/x/y\nFROM ${IMG:-alpine}:${TAG:-9.4}\n', ['from registry1.dso.mil/ironbank/x/y:9.4 3']],
    ['an argument of a stage does not count for FROM', 'FROM alpine:3 AS a\nARG B=ubuntu\nFROM $B\n', ['from alpine:3 1', 'from $B 3']],
    ['platform, stage names in other case, and stages by number', 'FROM --platform=$BUILDPLATFORM golang:1.22 AS Build\nFROM build AS test\nFROM scratch\nCOPY --from=0 /a /a\nCOPY --from=BUILD /b /b\nCOPY --from=nginx:1.27 /c /c\n', ['from golang:1.22 1', 'from scratch 3', 'copy-from nginx:1.27 6']],
    ['mounts and the frontend', '# syntax = docker/dockerfile:1.7\n# escape=`\nFROM scratch\nRUN --mount=type=cache,target=/x --mount=type=bind,from=busybox:1,target=/b `\n  /b/true\n', ['syntax docker/dockerfile:1.7 1', 'from scratch 3', 'mount-from busybox:1 4']],
    ['lower case, continued lines and comments between', 'from \\\n  # the base\n  alpine:3.20 \\\n  as one\n', ['from alpine:3.20 1']],
    ['FROM inside a here-document is text', `FROM alpine:3\nRUN <<"END"\nFROM nowhere\nEND\nCOPY <<-X /f\n\tFROM nowhere\n\tX\n`, ['from alpine:3 1']],
    ['a shift operator is no here-document', 'FROM alpine:3\nRUN echo $((1<<2))\nRUN cat <<<"x"\n', ['from alpine:3 1']],
  ])('%s', async (_name, text, expected) => expect(await images(text)).toEqual(expected))
})

describe('rules on images: each fires, and stays quiet beside it', () => {
  it.each([
    ['IMG-01 high', 'a registry abroad', on('', `cr.yandex/mirror/ubuntu${digest}`), on('', `cr.ridgeline.example/mirror/ubuntu${digest}`)],
    ['IMG-01 high', 'a private registry in a region abroad', on('', `111122223333.dkr.ecr.eu-west-1.amazonaws.com/x${digest}`), on('', `111122223333.dkr.ecr.us-gov-west-1.amazonaws.com/x${digest}`)],
    ['IMG-02 medium', 'a public image', on('', `python${digest}`), on('')],
    ['IMG-03 medium', 'a tag', on('', 'registry1.dso.mil/ironbank/redhat/ubi/ubi9:9.4'), on('')],
    ['IMG-03 medium', 'a digest cut short', on('', 'registry.ridgeline.example/x@sha256:abcd'), on('')],
    ['IMG-04 medium', 'latest', on('', 'registry.ridgeline.example/x:latest'), on('', 'registry.ridgeline.example/x:1.0')],
    ['IMG-05 low', 'an argument without a value', on('', '${BASE}'), `ARG BASE=${ironBank}\n${on('', '${BASE}')}`],
    ['IMG-06 medium', 'Platform One, but not Iron Bank', on('', `registry1.dso.mil/bigbang/x${digest}`), on('')],
    ['IMG-07 low', 'a hardened image from its vendor', on('', `cgr.dev/chainguard/go${digest}`), on('', `registry.ridgeline.example/chainguard/go${digest}`)],
    ['IMG-08 medium', 'root', `FROM ${ironBank}\nUSER 0:0\n`, `FROM ${ironBank}\nUSER 0\nRUN x\nUSER app\n`],
    ['IMG-08 low', 'no user', `FROM ${ironBank}\nRUN x\n`, `FROM ${ironBank} AS a\nUSER app\nFROM a\n`],
    ['IMG-09 high', 'a download run unseen', on('RUN set -e; \\\n  curl -s https://x.example.com/i | sh'), on('RUN curl -s https://x.example.com/i | tar xz')],
    ['IMG-10 medium', 'ADD without a checksum', on('ADD https://x.example.com/a /a'), on(`ADD --checksum=sha256:${'cd'.repeat(32)} https://x.example.com/a /a`)],
    ['IMG-11 medium', 'a public package host', on('RUN npm ci'), on('ENV NPM_CONFIG_REGISTRY=https://nexus.ridgeline.example/\nRUN npm ci')],
    ['IMG-11 medium', 'packages of a distribution', on('RUN dnf install -y jq'), on('COPY ridgeline.repo /etc/yum.repos.d/\nRUN dnf install -y jq')],
    ['IMG-12 high', 'a mirror in China', on("RUN sed -i 's#https://dl-cdn.alpinelinux.org#https://mirrors.ustc.edu.cn#' /etc/apk/repositories"), on('RUN true')],
    ['IMG-13 high', 'a key', on('ENV AWS_SECRET_ACCESS_KEY=wJalrXUtnFEMIK7MDENGbPxRfiCYzzzQQQ12345a'), on('ENV AWS_SECRET_ACCESS_KEY=${KEY}')],
    ['IMG-17 low', 'an install without a lock', on('RUN npm install'), on('RUN npm ci')],
  ])('%s: %s', async (rule, _name, fires, quiet) => {
    expect(await fired(fires)).toContain(rule)
    expect(await fired(quiet)).not.toContain(rule)
  })
  it('says nothing of a quiet Dockerfile', async () => expect(await fired(on('RUN make'))).toEqual([]))
  it('points at the line of a download, not at the beginning of its RUN', async () => {
    const { observations } = await read(on('RUN true \\\n && true \\\n && curl https://x.example.com/i | bash'))
    expect(observations.find(({ rule }) => rule === 'IMG-09')?.locator.line).toBe(4)
  })
  it('never repeats a secret', async () => {
    expect(JSON.stringify(await read(on('ENV TOKEN=ghp_0123456789abcdefghijABCDEFGHIJ012345 DB_PASSWORD=Tr0ub4dor-and-3')))).not.toMatch(/ghp_|Tr0ub4dor/)
  })
})

it.each([
  ['no FROM', 'ARG A=1\n', /names no base image/],
  ['an instruction that does not exist', 'FROM alpine\nINSTALL x\nRUN y\n', /no instruction/],
  ['a here-document cut off', 'FROM alpine\nRUN <<EOF\ntrue\n', /never ends/],
])('refuses %s with a place', async (_name, text, reason) => {
  const error = await read(text).catch((each: unknown) => each)
  expect(error).toBeInstanceOf(UnreadableEvidence)
  expect((error as UnreadableEvidence).reason).toMatch(reason)
  expect((error as UnreadableEvidence).place.file).toBe('Dockerfile')
})
