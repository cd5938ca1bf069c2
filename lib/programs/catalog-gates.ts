import { gates } from '../checklist/gates/gates'

/** The gates alone, for the browser: the catalog's criteria stay on the server. */
export const catalogGates = gates
