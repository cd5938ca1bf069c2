import { expect, it } from 'vitest'
import { evidenceOf } from '../formats/testing/evidence'
import analyzer from './analyzer'

const values = ['controller:', '  hostNetwork: true', '  image:', '    tag: "1"']
const block = (lines: string[], by: number) => lines.map((line) => `${' '.repeat(by)}${line}`).join('\n')
const objects: [string, string, number][] = [
  ['a ConfigMap', `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: v\ndata:\n  values.yaml: |\n${block(values, 4)}\n`, 7],
  ['an Application of Argo CD', `apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata:\n  name: a\nspec:\n  source:\n    helm:\n      values: |\n${block(values, 8)}\n`, 9],
  ['a HelmRelease of Flux', `apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata:\n  name: r\nspec:\n  values:\n${block(values, 4)}\n`, 8],
]

it.each(objects)('opens values in %s, at their line in the file', async (_name, text, line) => {
  const read = async (content: string) => (await analyzer.analyze({ files: [evidenceOf(content, 'x.yaml')] })).observations
  const quiet = new Set((await read(text.replace('hostNetwork: true', 'hostNetwork: false'))).map(({ rule, message }) => rule + message))
  const [found] = (await read(text)).filter(({ rule, message }) => !quiet.has(rule + message))
  expect(found?.locator.line).toBeGreaterThanOrEqual(line)
  expect(found?.locator.line).toBeLessThanOrEqual(line + 1)
})

it('names what it cannot open', async () => {
  const { facts } = await analyzer.analyze({ files: [evidenceOf('apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: v\ndata:\n  values.yaml: |\n    a: [1\n', 'x.yaml')] })
  expect(JSON.stringify(facts)).toContain('What a text within an object says')
})
