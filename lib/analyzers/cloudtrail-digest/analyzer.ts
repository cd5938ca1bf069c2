import { defineAnalyzer } from '../analyzer'
import { describeDigests } from './describe'
import { CloudTrailDigestFacts } from './facts'
import { recognizeDigest } from './recognize'
import { digestRules } from './rules'
import { verifyDigests } from './verify'

/** The offline check of CloudTrail digests, their chain, signatures and logs (domain.md 5.2, "Digest verification"). */
export default defineAnalyzer({
  id: 'cloudtrail-digest',
  title: 'CloudTrail digest files with their logs and keys',
  version: '1',
  accepts:
    'Digest files (.json.gz) as they lie in the CloudTrail-Digest folder, and the logs they list, in one archive with two more files: the output of "aws cloudtrail list-public-keys --region REGION --start-time DAY --end-time DAY > keys.json", and for the newest digest the output of "aws s3api head-object --bucket BUCKET --key KEY-OF-THE-DIGEST > NAME-OF-THE-DIGEST.head.json". Older digests need no metadata: each signature stands in the next digest. Do this once a region. Logs have to be unmasked here; leave out those you may not show, and the chain is checked without them.',
  gathers: ['cloudtrail'],
  rules: Object.values(digestRules),
  facts: CloudTrailDigestFacts,
  recognize: recognizeDigest,
  analyze: verifyDigests,
  describe: describeDigests,
})
