/** Names that groups of verified people carry: itar-usp, us-persons, export-controlled. A sign, not a proof of who is in. */
const gateName = /(?:^|[^a-z])(?:us[-_ ]?p(?:ersons?)?|itar|export[-_ ]?control(?:led)?)(?:$|[^a-z])/i
export const gatesByName = (name: string): boolean => gateName.test(name)
