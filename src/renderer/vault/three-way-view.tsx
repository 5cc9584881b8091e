import { Dialog } from '@base-ui/react/dialog'
import { useEffect, useState } from 'react'
import { diffWords } from '../../shared/anchoring/word-diff.ts'
import type { EditedBlock } from '../../shared/export/vault-merge.ts'
import type { DocumentId } from '../../shared/model/ids.ts'
import type { VaultChoice, VaultEdits } from '../../shared/model/vault.ts'
import { api } from '../app/api.ts'
import { reportFailure } from '../app/notices.ts'
import { adoptVault } from './vault-store.ts'
import { blockName } from './vault-words.ts'

type ThreeWayViewProps = { documentId: DocumentId; onBack: () => void }

/** The blocks of a file that a person edited: as Postil wrote them, as they stand, as Postil would write them now. */
export function ThreeWayView({ documentId, onBack }: ThreeWayViewProps) {
  const [edits, setEdits] = useState<VaultEdits | null>(null)
  const load = async () => {
    try {
      const found = await api.vault.edits(documentId)
      if (found === null) onBack()
      else setEdits(found)
    } catch (error) {
      reportFailure(error)
    }
  }
  useEffect(() => {
    void load()
    // Once for each file: the view is made anew for another one.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [documentId])

  const decide = async (choices: VaultChoice[]) => {
    try {
      adoptVault(await api.vault.resolve(documentId, choices))
      await load()
    } catch (error) {
      reportFailure(error)
    }
  }
  const all = (keep: VaultChoice['keep']) => decide((edits?.blocks ?? []).map(({ key }) => ({ key, keep })))

  return (
    <>
      <header className="vault-head">
        <Dialog.Title>Edited by hand</Dialog.Title>
        <Dialog.Description dir="auto">{edits?.path ?? ' '}</Dialog.Description>
      </header>
      <div className="vault-blocks" role="region" aria-label="Edited blocks" tabIndex={0}>
        {edits?.blocks.map((block) => (
          <Block
            key={`${block.key} ${block.theirs}`}
            block={block}
            onKeep={(keep) => void decide([{ key: block.key, keep }])}
          />
        ))}
      </div>
      <footer className="vault-actions">
        {edits !== null && edits.blocks.length > 1 && (
          <>
            <button type="button" className="button" onClick={() => void all('theirs')}>
              Keep all as they stand
            </button>
            <button type="button" className="button" onClick={() => void all('ours')}>
              Take Postil’s for all
            </button>
          </>
        )}
        <button type="button" className="button vault-close" onClick={onBack}>
          Back
        </button>
      </footer>
    </>
  )
}

type BlockProps = { block: EditedBlock; onKeep: (keep: VaultChoice['keep']) => void }

function Block({ block, onKeep }: BlockProps) {
  const { base, theirs, ours } = block
  const name = blockName(block)
  return (
    <section className="vault-block" aria-label={name}>
      <h3 dir="auto">{name}</h3>
      <div className="vault-columns">
        <Column title="Postil wrote" text={base} absent="Not known any more." />
        <Column title="Stands there" text={theirs} from={base} absent="Taken out by hand." />
        <Column
          title="Postil would write"
          text={ours}
          from={base}
          absent="Nothing: it is not in the library."
        />
      </div>
      <div className="vault-choices">
        <button type="button" className="button" onClick={() => onKeep('theirs')}>
          {theirs === null ? 'Leave it out' : 'Keep what stands there'}
        </button>
        <button type="button" className="button primary" onClick={() => onKeep('ours')}>
          {ours === null ? 'Take it out' : 'Take Postil’s'}
        </button>
      </div>
    </section>
  )
}

type ColumnProps = { title: string; text: string | null; from?: string | null; absent: string }

/** One of the three texts; what is new in it against an earlier one is marked. */
function Column({ title, text, from = null, absent }: ColumnProps) {
  return (
    <div className="vault-column">
      <h4>{title}</h4>
      {text === null ? (
        <p className="vault-absent">{absent}</p>
      ) : (
        <pre dir="auto">
          {from === null
            ? text
            : diffWords(from, text).map(({ kind, before, after }) =>
                kind === 'insert' ? (
                  <ins key={`i${after.start}`}>{text.slice(after.start, after.end)}</ins>
                ) : kind === 'delete' ? (
                  <del key={`d${before.start}`}>{from.slice(before.start, before.end)}</del>
                ) : (
                  text.slice(after.start, after.end)
                ),
              )}
        </pre>
      )}
    </div>
  )
}
