import { checkSamples } from '../audit-log/testing/check-samples'
import analyzer from './analyzer'

/** Published Azure samples, in the folder given as argument. Sixteen of the labelled events are of the audit log of a cluster. */
await checkSamples(analyzer, 'azure-activity', 16)
