const signs = [/\bfindings?\b/i, /\bscope\b/i, /\b(?:assessor|auditor|tester|c3pao|3pao|dibcac)s?\b/i, /\b(?:remediat|closed|open|observations?)/i, /\b(?:methodology|executive summary|conclusion|opinion)\b/i, /\b(?:sprs|of 110|out of 110)\b/i]

/** How many of six signs of an audit report a text shows: findings, scope, assessor, closure, method or conclusion, score. */
export const signsOfReport = (text: string) => signs.filter((sign) => sign.test(text)).length

/** With fewer signs than this a text reports on no examination. */
export const FEWEST_SIGNS = 2
