import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { points } from './plan'

const sources = ['app', 'lib'].flatMap((root) => readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) => /(?<!\.test|\.d)\.tsx?$/.test(name) && !name.includes('generated')).map((name) => readFileSync(join(root, name), 'utf8')))

test('every named point of the source is in the plan of faults, and no other', () => {
  const calls = sources.flatMap((text) => [...text.matchAll(/\bfailpoint\((['`])(.+?)\1\)/g)].map(([, , name]) => name ?? ''))
  const named = calls.filter((name) => !name.includes('$'))
  const planned = new Set(points.map(({ point }) => point.replace(/:\d+$/, '')))
  expect(named.filter((name) => !planned.has(name))).toEqual([])
  expect(calls.filter((name) => name.includes('$')).sort()).toEqual(['committed', 'recorded', 'worked'].map((when) => `\${write.permission}.${when}`))
  expect([...planned].filter((point) => !named.includes(point) && !/^[a-z]+:[a-z]+\.(committed|recorded|worked)$/.test(point))).toEqual([])
})
