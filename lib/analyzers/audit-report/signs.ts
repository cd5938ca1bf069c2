const signs = [/\bfindings?\b/i, /\bscope\b/i, /\b(?:assessor|auditor|tester|c3pao|3pao|dibcac)s?\b/i, /\b(?:remediat|closed|open|observations?)/i, /\b(?:methodology|executive summary|conclusion|opinion)\b/i, /\b(?:sprs|of 110|out of 110)\b/i]

/** How many of six signs of an audit report a text shows: findings, scope, assessor, closure, method or conclusion, score. */
export const signsOfReport = (text: string) => signs.filter((sign) => sign.test(text)).length

/** With fewer signs than this a text reports on no examination. */
export const FEWEST_SIGNS = 2

const title = /\b(?:(?:audit|assessment|penetration[- ]?test(?:ing)?|pen[- ]?test|security test|compliance review|examination) (?:report|results|summary|findings|letter)|(?:report|results|letter|summary) (?:of|on) (?:the |an |our )?(?:\w+ ){0,4}(?:audit|assessment|penetration test|examination)|certificate of cmmc|cmmc (?:level \d )?(?:status |certificate|certification)|attestation of (?:penetration|security)|independent (?:\S+ ){0,5}(?:assessment|audit)|sprs (?:score|record|summary|posting)|red team report|internal audit|auditor['’]?s?['’]? report|soc ?[123](?: type (?:[12]|i{1,2}))? report)\b/i

/** True for a line that titles an audit, an assessment, a test, a certificate or a score; a sentence that mentions one is no title. */
export const isReportTitle = (line: string) => line.length <= 120 && !line.endsWith('.') && title.test(line)
