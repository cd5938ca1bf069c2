import { checkSamples } from '../audit-log/testing/check-samples'
import analyzer from './analyzer'

/** Published Okta samples, in the folder given as argument. Two of the labelled events hold next to nothing that Okta writes. */
await checkSamples(analyzer, 'okta-system-log', 2)
