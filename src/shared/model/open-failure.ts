/** Why a library can't be opened. The file was left untouched in every case. */
export type OpenFailure = {
  kind:
    | 'not-a-database'
    | 'other-application'
    | 'newer-version'
    | 'missing'
    | 'locked'
    | 'read-only'
    | 'no-access'
    | 'corrupt'
    | 'no-wal'
    | 'disk-full'
    | 'input-output'
  /** Where the file is. */
  path: string
  /** What is wrong, in a sentence. */
  message: string
  /** What can be done, in a sentence. */
  advice: string
}
