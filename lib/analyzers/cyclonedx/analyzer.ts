import { defineAnalyzer } from '../analyzer'
import { describeSboms } from '../sbom/describe'
import { readSboms } from '../sbom/read-sbom'
import { sbomRules } from '../sbom/rules'
import { SbomFacts } from '../sbom-facts'
import { surenessOf } from '../supply/file-kind'
import { listed } from '../supply/tally'

/** CycloneDX 1.2 to 1.7, JSON and XML: rules SBOM-01 to SBOM-14 (domain.md 5.11). */
export default defineAnalyzer<SbomFacts>({
  id: 'cyclonedx',
  kind: 'sbom',
  title: 'CycloneDX bill of materials',
  version: '3',
  accepts: 'CycloneDX 1.2 to 1.7 as JSON or XML, with VEX documents beside it if there are any',
  rules: listed(sbomRules),
  facts: SbomFacts,
  recognize: ({ text }) => surenessOf(text, ['cyclonedx']),
  analyze: readSboms,
  describe: describeSboms,
})
