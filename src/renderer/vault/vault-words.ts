import type { EditedBlock } from '../../shared/export/vault-merge.ts'
import type { VaultIssue, VaultStatus } from '../../shared/model/vault.ts'

const counted = (count: number, one: string, many: string) =>
  `${count.toLocaleString()} ${count === 1 ? one : many}`

/** How the folder stands, in a few words. */
export function stateInWords(status: VaultStatus): string {
  const { state, progress, failure, isEmptied, files } = status
  switch (state) {
    case 'off':
      return 'No folder is kept in step'
    case 'paused':
      return 'Paused'
    case 'failed':
      return failure ?? 'Can’t write'
    case 'writing':
      return progress === null
        ? 'Comparing'
        : `Writing ${progress.done.toLocaleString()} of ${progress.total.toLocaleString()}`
    case 'waiting':
      return isEmptied ? 'The folder is empty' : 'Changes are about to be written'
    case 'in-step':
      return `In step: ${counted(files, 'file', 'files')}`
  }
}

/** What needs the reader, in a few words; null when nothing does. */
export function needInWords({ editedBlocks, issueCount }: VaultStatus): string | null {
  if (editedBlocks > 0) return `${counted(editedBlocks, 'block', 'blocks')} edited by hand`
  return issueCount > 0 ? `${counted(issueCount, 'file', 'files')} left alone` : null
}

/** What is the matter with a file, in a sentence. */
export function issueInWords({ kind, blocks }: VaultIssue): string {
  switch (kind) {
    case 'edited':
      return `${counted(blocks, 'block', 'blocks')} edited by hand, left alone`
    case 'no-markers':
      return 'Postil’s markers are not in it, so that it is left alone'
    case 'file-deleted':
      return 'Deleted by hand, and not written again'
    case 'article-deleted':
      return 'Its article is not in the library; the file was left as it is'
    case 'not-text':
      return 'It is not UTF-8 text, so that it is left alone'
    case 'outside':
      return 'It lies behind a link that leads out of the folder, which is not followed'
  }
}

/** Which part of a file an edited block is. */
export function blockName({ key, ours, base, theirs }: EditedBlock): string {
  if (key === 'title') return 'Title and links'
  if (key === 'front matter') return 'The whole front matter'
  if (key.startsWith('field ')) return `Front matter: ${key.slice('field '.length)}`
  const quote = /^> (.+)$/m.exec(ours ?? base ?? theirs ?? '')?.[1]
  return quote === undefined ? 'A highlight' : `“${quote.length > 70 ? `${quote.slice(0, 69)}…` : quote}”`
}
