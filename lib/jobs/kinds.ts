/** Kind of an evidence item whose respondent left it to us to say what it is. */
export const unrecognized = 'unrecognized'
