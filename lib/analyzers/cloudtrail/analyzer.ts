import { defineAnalyzer } from '../analyzer'
import { places } from '../formats/places'
import { describeTrail } from './describe'
import { CloudTrailFacts } from './facts'
import { readTrail } from './read'
import { recognizeTrail } from './recognize'
import { trailRules } from './rules/all'

/** AWS CloudTrail samples: reading, common event form and rules CT-01 to CT-22 (domain.md 5.1, 5.2 and 5.16). */
export default defineAnalyzer({
  id: 'cloudtrail',
  title: 'AWS CloudTrail log sample',
  version: '11',
  accepts: 'JSON or .json.gz as CloudTrail delivers it, also JSON Lines, EventBridge events and lookup-events output, the download of the console’s event history, and what Athena or CloudTrail Lake answers, as CSV or JSON; several files make one sample.',
  rules: trailRules().rules.map(({ rule }) => rule),
  facts: CloudTrailFacts,
  recognize: recognizeTrail,
  analyze: (input) => readTrail(input, places),
  describe: describeTrail,
})
