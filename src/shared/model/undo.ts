/** What can be taken back and done again, in words for the menu: "delete highlight", "merge 2 speakers". */
export type UndoState = {
  /** What `undo` would take back; null when there is nothing. */
  undo: string | null
  /** What `redo` would do again; null when there is nothing. */
  redo: string | null
}
