/** One file, in bytes: what a scanner that may stand before Veritar can still take. */
export const largestFile = 2_000_000_000
/** Files of one evidence item, for example a folder of deliveries. */
export const mostFiles = 1_000
/** How long received bytes wait to become evidence. */
export const ticketHours = 24
