import { defineAnalyzer, type Sample } from '../analyzer'
import { sampledFields } from '../read-columns'
import { proseOf } from '../sample-views'
import { listed } from '../tally'
import { trainingShape } from './columns'
import { TrainingExportFacts } from './facts'
import { readTraining } from './read-export'
import { trainingRules } from './rules'

/** Who completed which training, and when (domain.md PRG-05; DDTC Guidelines el. 5). */
export default defineAnalyzer<TrainingExportFacts>({
  id: 'training-export',
  title: 'Training completion export',
  version: '6',
  accepts: 'CSV, an Excel workbook (.xlsx) or JSON, one row for each person and course',
  rules: listed(trainingRules),
  facts: TrainingExportFacts,
  recognize,
  analyze: readTraining,
  describe: (facts) => [
    { label: 'People', value: facts.people.toLocaleString('en-US') },
    { label: 'Completions', value: `${facts.completed.toLocaleString('en-US')} of ${facts.rows.length.toLocaleString('en-US')} rows` },
    { label: 'Courses', value: facts.courses.length.toLocaleString('en-US'), note: `${facts.exportCourses} about export control by name` },
    { label: 'Newest completion', value: facts.newestDate ?? 'none' },
    { label: 'Dates that can be read in two ways', value: facts.ambiguousDates.toLocaleString('en-US') },
  ],
})

function recognize(sample: Sample): number {
  if (proseOf(sample) !== null) return 0
  const fields = sampledFields(sample, trainingShape)
  return fields === null ? 0 : fields.has('course') ? 0.92 : 0.6
}
