import { create } from 'zustand'

type ImportFile = { name: string; bytes: Uint8Array }

/** Files that wait for the import dialog: those that were dropped on the window or handed to the app. */
export const useImportFiles = create<{ waiting: readonly ImportFile[] }>(() => ({ waiting: [] }))

/** Keeps files for the dialog. */
export function keepFiles(files: readonly ImportFile[]): void {
  useImportFiles.setState(({ waiting }) => ({ waiting: [...waiting, ...files] }))
}

/** Hands over the files that are kept. */
export function takeFiles(): readonly ImportFile[] {
  const { waiting } = useImportFiles.getState()
  useImportFiles.setState({ waiting: [] })
  return waiting
}
