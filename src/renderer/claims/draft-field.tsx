import { useEffect, useId, useState, type ReactNode } from 'react'
import type { ClaimPatch } from '../../shared/model/claim.ts'
import type { AnnotationId } from '../../shared/model/ids.ts'
import { useReader } from '../reader/reader-store.ts'
import { claimDraftOf, draftClaim, flushClaims } from './claim-drafts.ts'

type DraftFieldProps = {
  id: AnnotationId
  label: string
  /** What the library holds. */
  value: string
  placeholder?: string
  /** Several lines; Enter begins a new one. */
  isLong?: boolean
  isDate?: boolean
  /** What stands beside the label. */
  action?: ReactNode
  /** The patch that saves what was typed; null when that can't be saved, such as half a date. */
  patch: (typed: string) => ClaimPatch | null
}

/** A field of a claim. What is typed is saved soon after. */
export function DraftField({
  id,
  label,
  value,
  placeholder,
  isLong = false,
  isDate = false,
  action,
  patch,
}: DraftFieldProps) {
  const name = useId()
  const [text, setText] = useState(value)
  // An undo elsewhere changes what is under the field: what is not being typed follows it.
  useEffect(() => {
    if (claimDraftOf(id) === undefined) setText(value)
  }, [id, value])

  const field = {
    id: name,
    className: 'claim-input',
    dir: 'auto' as const,
    placeholder,
    value: text,
    onChange: (event: { target: { value: string } }) => {
      const typed = event.target.value
      setText(typed)
      const change = patch(typed)
      if (change !== null) draftClaim(id, change)
    },
    onBlur: () => {
      void flushClaims()
      if (patch(text) === null) setText(value)
    },
    onKeyDown: (event: React.KeyboardEvent) => {
      const isDone =
        event.key === 'Escape' || (event.key === 'Enter' && (!isLong || event.ctrlKey || event.metaKey))
      if (!isDone) return
      event.preventDefault()
      event.stopPropagation()
      void flushClaims()
      useReader.getState().view?.focus()
    },
  }
  return (
    <div className="claim-field">
      <div className="claim-label-row">
        <label htmlFor={name}>{label}</label>
        {action}
      </div>
      {isLong ? <textarea rows={1} {...field} /> : <input type={isDate ? 'date' : 'text'} {...field} />}
    </div>
  )
}
