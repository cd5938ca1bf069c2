import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import type { Case } from '../checklist/case'
import type { Scorecard } from '../checklist/scorecard'
import type { Report } from './report'

const faces = {
  'ibm-plex-sans': ['400Regular', '500Medium', '600SemiBold', '700Bold'],
  'ibm-plex-mono': ['400Regular', '500Medium'],
  'source-serif-4': ['400Regular', '600SemiBold', '700Bold'],
}

const workspace = () => join(process.cwd(), 'lib/report')
let compiler: NodeCompiler | undefined

function ready(): NodeCompiler {
  if (compiler) return compiler
  const require = createRequire(join(process.cwd(), 'package.json'))
  const fontPaths = Object.entries(faces).flatMap(([family, weights]) => {
    const folder = dirname(require.resolve(`@expo-google-fonts/${family}/package.json`))
    return weights.map((weight) => join(folder, weight))
  })
  compiler = NodeCompiler.create({ fontArgs: [{ fontPaths }], workspace: workspace() })
  return compiler
}

/**
 * The report as a tagged PDF/A-3a with the scorecard and the case attached.
 * The same report gives the same bytes for the same moment.
 * @param proof that the determination stands in the audit log, attached too when there is one
 * @param at the moment printed as creation date
 * @throws Error with the compiler's words when the template does not compile
 */
export function renderReport(report: Report, card: Scorecard, input: Case, at: Date, proof: string | null = null): Buffer {
  const typst = ready()
  for (const [name, value] of Object.entries({ report: { ...report, proven: proof !== null }, scorecard: card, case: input })) {
    typst.mapShadow(join(workspace(), `${name}.json`), Buffer.from(JSON.stringify(value)))
  }
  typst.mapShadow(join(workspace(), 'log-proof.txt'), Buffer.from(proof ?? ''))
  const source = readFileSync(join(workspace(), 'report.typ'), 'utf8')
  const compiled = typst.compile({ mainFileContent: source })
  if (!compiled.result) {
    const problem = compiled.takeError() ?? compiled.takeDiagnostics()
    throw new Error(`The report could not be set: ${JSON.stringify(problem ? typst.fetchDiagnostics(problem) : 'no reason given')}`)
  }
  const pdf = typst.pdf(compiled.result, { pdfStandard: 'a-3a', pdfTags: true, creationTimestamp: Math.floor(at.getTime() / 1000) })
  typst.evictCache(10)
  return pdf
}
