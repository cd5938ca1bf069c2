import { defineAnalyzer } from '../analyzer'
import { describeSboms } from '../sbom/describe'
import { readSboms } from '../sbom/read-sbom'
import { sbomRules } from '../sbom/rules'
import { SbomFacts } from '../sbom-facts'
import { surenessOf } from '../supply/file-kind'
import { listed } from '../supply/tally'

/** SPDX 2.2 and 2.3 as JSON, YAML or tag-value, and 3.0 as JSON-LD: rules SBOM-01 to SBOM-14 (domain.md 5.11). */
export default defineAnalyzer<SbomFacts>({
  id: 'spdx',
  kind: 'sbom',
  title: 'SPDX bill of materials',
  version: '3',
  accepts: 'SPDX 2.2 or 2.3 as JSON, YAML or tag-value, SPDX 3.0 as JSON-LD',
  rules: listed(sbomRules),
  facts: SbomFacts,
  recognize: ({ text }) => surenessOf(text, ['spdx']),
  analyze: readSboms,
  describe: describeSboms,
})
