/** Statuses in which the bytes of evidence may leave: it was found clean, and holds nothing that must not be held. */
export const leaves: string[] = ['read', 'unread', 'unreadable']
