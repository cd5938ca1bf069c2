import { UnreadableEvidence, type AnalyzerInput, type EvidenceFile, type Reading } from '../analyzer'
import { firstBytes } from '../formats/bytes'
import { unpacked } from '../formats/gzip'
import { decodeText } from '../formats/text'
import { maximumYaml } from '../formats/yaml'
import { yamlTrees, type YamlNode } from '../formats/yaml-tree'
import { analyzeEstate } from '../infrastructure/analyze'
import { estate as emptyEstate, type Estate } from '../infrastructure/model'
import { splitFiles } from '../infrastructure/split-files'
import type { InfrastructureFacts } from '../infrastructure-facts'
import { embeddedIn, shifted, valuesIn } from './embedded'
import { addChartValues, addObjects } from './objects'
import { kubernetesText } from './recognize'

/**
 * Reads Kubernetes objects and the values of Helm charts. Templates of a chart are not rendered: they are named as unread.
 * @throws UnreadableEvidence with the line when a file is no YAML or JSON, and for credentials of a cluster.
 */
export async function readManifests({ files, onProgress }: AnalyzerInput): Promise<Reading<InfrastructureFacts>> {
  const { mine, others } = await splitFiles(files, (text) => kubernetesText(text) !== null)
  const chosen = mine.length > 0 ? mine : files.slice(0, 1)
  const estate = emptyEstate()
  const templates: { name: string; looksLike: string }[] = []
  let bytes = 0
  for (const file of chosen) {
    const text = await textOfFile(file)
    const kind = kubernetesText(text)
    if (kind === 'kubeconfig') throw new UnreadableEvidence('This is a kubeconfig. It holds credentials, so Veritar does not take it.', { file: file.name }, 'Delete the upload, change the credentials, and upload the manifests instead.')
    if (kind === 'template') {
      templates.push({ name: file.name, looksLike: 'Helm template' })
      estate.unknowns.push({ what: `What ${file.name} makes`, because: 'It is a template of a chart, which is not rendered here.', at: { file: file.name } })
      continue
    }
    for (const document of yamlTrees(text, file.name)) {
      if (kind === 'values') addChartValues(estate, document, file.name)
      else if (document.kind === 'list') for (const item of document.items) addObjects(estate, item, file.name, null)
      else addObjects(estate, document, file.name, null)
      if (kind !== 'values') addHeld(estate, document, file.name)
    }
    bytes += file.size
    onProgress?.({ bytes, items: estate.resources.length })
  }
  const read = chosen.length - templates.length
  if (read === 0) throw new UnreadableEvidence('The files are templates of a chart, which are not rendered here.', { file: chosen[0]?.name }, 'Upload what "helm template" makes of the chart with the values you deploy.')
  if (mine.length === 0 && estate.resources.length === 0) throw new UnreadableEvidence('The file holds no Kubernetes object.', { file: chosen[0]?.name }, 'Upload the manifests as they are applied.')
  return analyzeEstate(estate, { source: 'kubernetes-manifests', filesRead: read, unread: [...others, ...templates] })
}

/** What an object holds as values of a chart, or as text that is YAML again. Text that cannot be read stays unknown. */
function addHeld(estate: Estate, document: YamlNode, file: string): void {
  for (const values of valuesIn(document)) addChartValues(estate, values, file)
  for (const { text, before } of embeddedIn(document)) {
    try {
      if (kubernetesText(text) === 'template') throw new UnreadableEvidence('It is a template of a chart, which is not rendered here.', {}, '')
      for (const tree of yamlTrees(text, file)) {
        if (kubernetesText(text) === 'objects') addObjects(estate, shifted(tree, before), file, null)
        else addChartValues(estate, shifted(tree, before), file)
      }
    } catch (error) {
      if (!(error instanceof UnreadableEvidence)) throw error
      estate.unknowns.push({ what: 'What a text within an object says', because: error.reason, at: { file, line: before + (error.place.line ?? 1) } })
    }
  }
}

async function textOfFile(file: EvidenceFile): Promise<string> {
  const bytes = await firstBytes(unpacked(file), maximumYaml + 1)
  if (bytes.length > maximumYaml) throw new UnreadableEvidence(`The file is larger than ${maximumYaml / 1048576} MB.`, { file: file.name }, 'Upload the manifests in smaller parts.')
  return decodeText(bytes)
}
