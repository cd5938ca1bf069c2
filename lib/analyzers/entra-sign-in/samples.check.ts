import { checkSamples } from '../audit-log/testing/check-samples'
import analyzer from './analyzer'

/** Published Entra samples, in the folder given as argument. Two of the labelled events are of the audit log. */
await checkSamples(analyzer, 'azure-entra-signin', 2)
