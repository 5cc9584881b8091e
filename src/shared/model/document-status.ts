/** How far the reader is with a document. */
export const documentStatuses = ['unread', 'reading', 'done', 'archived'] as const
export type DocumentStatus = (typeof documentStatuses)[number]
