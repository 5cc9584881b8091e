/** Files that are to be imported when the dialog opens: those that were dropped on the window or handed to the app. */
let waiting: { name: string; bytes: Uint8Array }[] = []

/** Keeps files for the dialog. */
export function keepFiles(files: readonly { name: string; bytes: Uint8Array }[]): void {
  waiting = [...waiting, ...files]
}

/** Hands over the files that are kept. */
export function takeFiles(): { name: string; bytes: Uint8Array }[] {
  const files = waiting
  waiting = []
  return files
}
