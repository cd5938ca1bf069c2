const helmKeys = /^(replicaCount|image|service|ingress|resources|serviceAccount|nodeSelector|securityContext|podSecurityContext|affinity|tolerations|autoscaling|persistence):/gm

/** What a text of Kubernetes is by content: objects, values of a chart, a template of one, credentials; null when none. */
export function kubernetesText(text: string): 'objects' | 'values' | 'template' | 'kubeconfig' | null {
  const words = text.replace(/^\uFEFF/, '')
  const json = /^\s*[{[]/.test(words)
  const version = json ? /"apiVersion"\s*:\s*"([^"]+)"/.exec(words)?.[1] : /^apiVersion:\s*["']?([^\s"'#]+)/m.exec(words)?.[1]
  const kind = json ? /"kind"\s*:\s*"([^"]+)"/.exec(words)?.[1] : /^kind:\s*["']?([A-Za-z{][^\s"'#]*)/m.exec(words)?.[1]
  if (version !== undefined && kind !== undefined) {
    if (/^audit\.k8s\.io\//.test(version) || /"(?:auditID|requestReceivedTimestamp)"\s*:/.test(words)) return null
    if (kind === 'Config' && /\bclusters\b/.test(words) && /\busers\b/.test(words)) return 'kubeconfig'
    if (!json && /\{\{-?\s/.test(words)) return 'template'
    return 'objects'
  }
  if (json) return null
  return (words.match(helmKeys)?.length ?? 0) >= 3 && !/^(?:jobs|stages|services|on):/m.test(words) ? 'values' : null
}

/** Objects are infrastructure first, a little surer than a list of images; values and templates of a chart are the other way round. */
export function recognizeKubernetes(text: string): number {
  switch (kubernetesText(text)) {
    case 'objects':
      return 0.6
    case 'kubeconfig':
      return 0.9
    case 'values':
    case 'template':
      return 0.5
    default:
      return 0
  }
}
