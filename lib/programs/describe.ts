import type { Gates } from '../checklist/case'

/** What a program's data is, in a few words: "USML XV(b) · CUI · cloud to IL5". */
export function describeGates(gates: Gates): string {
  return [jurisdictionWords(gates), cuiWords(gates), cloudWords(gates)].filter(Boolean).join(' · ')
}

function jurisdictionWords({ jurisdiction }: Gates): string {
  if (!jurisdiction) return 'Jurisdiction not answered'
  const { classification, entry } = jurisdiction
  switch (classification) {
    case 'usml':
      return `USML ${entry || 'paragraph not given'}`
    case 'eccn':
      return `ECCN ${entry || 'not given'}`
    case 'ear99':
      return 'EAR99'
    case 'cui-only':
      return 'CUI only'
    case 'classified':
      return 'Classified'
    case 'unknown':
      return 'Jurisdiction unknown, treated as ITAR'
  }
}

function cuiWords({ jurisdiction, flowDowns }: Gates): string {
  if (!flowDowns) return 'flow-downs not listed'
  return flowDowns.handlesCui === 'yes' && jurisdiction?.classification !== 'cui-only' ? 'CUI' : ''
}

function cloudWords({ cloud }: Gates): string {
  if (!cloud) return 'cloud not answered'
  if (cloud.permitted === 'no') return 'no cloud, on site only'
  if (cloud.permitted === 'unknown') return 'cloud unknown'
  return cloud.impactLevel === 'none' ? 'cloud permitted' : `cloud to ${cloud.impactLevel}`
}
