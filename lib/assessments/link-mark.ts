/** Where the link belongs in the body of a message. */
export const linkMark = '{link}'
