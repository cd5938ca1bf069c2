import { checkSamples } from '../audit-log/testing/check-samples'
import analyzer from './analyzer'

/** Published Google Cloud samples, in the folder given as argument. Two of the labelled events hold a method name and nothing else. */
await checkSamples(analyzer, 'gcp-audit', 2)
