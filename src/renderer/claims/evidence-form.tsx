import { useEffect, useRef, useState } from 'react'
import { evidenceRelations, evidenceTarget, type Evidence } from '../../shared/model/claim.ts'
import type { AnnotationId } from '../../shared/model/ids.ts'
import { everyClaim, type LedgerRow } from '../../shared/model/ledger.ts'
import { announce } from '../app/announcer.ts'
import { takeHeldKeys } from '../app/held-keys.ts'
import { api } from '../app/api.ts'
import { reportFailure } from '../app/notices.ts'
import { SelectField } from '../ui/select-field.tsx'
import { CompletionField, type Completion } from './completion-field.tsx'
import { relationName } from './relations.ts'
import { today } from './today.ts'

type EvidenceFormProps = { id: AnnotationId; onDone: () => void }

/** How many claims are offered to link to. */
const MOST = 8

/** Links a claim to another one, found by its words, or to a web page by its address. */
export default function EvidenceForm({ id, onDone }: EvidenceFormProps) {
  const [relation, setRelation] = useState<Evidence['relation']>('contradicts')
  const [target, setTarget] = useState<Completion | null>(null)
  const [note, setNote] = useState('')
  const [accessedAt, setAccessedAt] = useState(today())
  const { rows, search } = useClaimSearch(id)
  const form = useRef<HTMLFormElement>(null)

  const complete = (typed: string | null): Completion[] => {
    const words = typed?.trim() ?? ''
    if (isAddress(words)) return [{ key: words, label: words, detail: 'web page' }]
    return rows.map((row) => ({
      key: row.annotationId,
      label: row.claimReviewed,
      detail: row.speaker?.name ?? row.documentTitle,
    }))
  }
  const save = async () => {
    const parsed = target === null ? null : parseTarget(target)
    if (parsed === null) return announce('Choose a claim, or paste a web address')
    try {
      const evidence = await api.claims.addEvidence(id, {
        relation,
        target: parsed,
        note: note.trim(),
        accessedAt,
      })
      announce(evidence === null ? 'That can’t be linked' : 'Link saved')
      onDone()
    } catch (error) {
      reportFailure(error)
    }
  }

  return (
    <form
      ref={form}
      className="evidence-form"
      aria-label="New link"
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        onDone()
      }}
    >
      <SelectField
        label="Relation"
        value={relation}
        options={evidenceRelations.map((value) => ({ value, label: relationName(value, false) }))}
        onChange={setRelation}
      />
      <div className="claim-field">
        <span className="claim-label" aria-hidden="true">
          Claim or web address
        </span>
        <CompletionField
          label="Claim or web address"
          placeholder="Words of a claim, or https://…"
          value={target?.label ?? ''}
          hasFocus
          typedBefore={takeHeldKeys}
          complete={complete}
          onType={search}
          onChoose={setTarget}
          onDone={() => form.current?.querySelector<HTMLElement>('[name="note"]')?.focus()}
        />
      </div>
      <label className="claim-field">
        <span className="claim-label">Note</span>
        <input
          className="claim-input"
          name="note"
          dir="auto"
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
      </label>
      <label className="claim-field">
        <span className="claim-label">Accessed</span>
        <input
          className="claim-input"
          type="date"
          required
          value={accessedAt}
          onChange={(event) => setAccessedAt(event.target.value)}
        />
      </label>
      <div className="evidence-actions">
        <button type="submit" className="button primary">
          Save link
        </button>
        <button type="button" className="button" onClick={onDone}>
          Cancel
        </button>
      </div>
    </form>
  )
}

function isAddress(text: string): boolean {
  return /^https?:\/\/\S+$/u.test(text)
}

function parseTarget({ key, label }: Completion) {
  const draft = isAddress(key)
    ? { type: 'url', url: key, title: label === key ? '' : label }
    : { type: 'annotation', annotationId: key }
  const parsed = evidenceTarget.safeParse(draft)
  return parsed.success ? parsed.data : null
}

/** Claims that hold the words typed, this one left out; the last answer stays until the next is there. */
function useClaimSearch(id: AnnotationId) {
  const [words, setWords] = useState('')
  const [rows, setRows] = useState<readonly LedgerRow[]>([])
  useEffect(() => {
    let isCurrent = true
    const query = {
      groupBy: 'none',
      sortBy: 'newest',
      filter: { ...everyClaim, text: isAddress(words) ? '' : words },
    } as const
    api.ledger
      .rows(query, 0, MOST + 1)
      .then((found) => isCurrent && setRows(found.filter((row) => row.annotationId !== id).slice(0, MOST)))
      .catch(reportFailure)
    return () => {
      isCurrent = false
    }
  }, [id, words])
  return { rows, search: setWords }
}
