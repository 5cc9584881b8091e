import { useEffect, useId, useRef, useState } from 'react'
import type { Kind, KindUse } from '../../shared/model/kind.ts'
import { kindColors, kindUnderlines } from '../../shared/model/kind-style.ts'
import { SelectField } from '../ui/select-field.tsx'
import { changeKind, removeKind } from './kind-changes.ts'

type KindFormProps = { kind: Kind; others: readonly Kind[]; use: KindUse }

/** One kind: its name, its look, whether it is offered, and the way to be rid of it. Every change is kept at once. */
export function KindForm({ kind, others, use }: KindFormProps) {
  return (
    <div className="kind-form" role="group" aria-label={`The kind ${kind.name}`}>
      <KindName kind={kind} others={others} />
      <p className="kind-sample" data-color={kind.color} data-underline={kind.underline}>
        <span>Said, measured or asked: like this.</span>
      </p>
      <Swatches kind={kind} />
      <Underlines kind={kind} />
      <KindSign kind={kind} />
      <p className="field-hint">
        {kind.isClaim
          ? 'Its highlights carry a claim: speaker, attribution, verdict and evidence.'
          : 'Its highlights carry a note and tags.'}
      </p>
      <label className="check">
        <input
          type="checkbox"
          checked={!kind.hidden}
          onChange={(event) => void changeKind(kind, { hidden: !event.target.checked })}
        />
        Offered when a passage is highlighted
      </label>
      <KindRemoval kind={kind} others={others} use={use} />
    </div>
  )
}

function KindName({ kind, others }: Pick<KindFormProps, 'kind' | 'others'>) {
  const [typed, setTyped] = useState<string | null>(null)
  const field = useRef<HTMLInputElement>(null)
  const problemId = useId()
  const isNew = kind.name.startsWith('New kind')
  useEffect(() => {
    if (isNew) field.current?.select()
    // Only when the form opens on a kind that was just made.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [])
  const wanted = typed?.trim() ?? kind.name
  const isTaken = others.some(({ name }) => name.toLocaleLowerCase() === wanted.toLocaleLowerCase())
  const save = () => {
    if (wanted !== '' && wanted !== kind.name && !isTaken)
      void changeKind(kind, { name: wanted.toWellFormed() })
    setTyped(null)
  }
  return (
    <label className="field">
      <span>Name</span>
      <input
        ref={field}
        dir="auto"
        maxLength={200}
        value={typed ?? kind.name}
        aria-invalid={isTaken}
        aria-describedby={isTaken ? problemId : undefined}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={save}
        onKeyDown={(event) => {
          if (event.key === 'Enter') save()
          if (event.key === 'Escape' && typed !== null) {
            event.stopPropagation()
            setTyped(null)
          }
        }}
      />
      {isTaken && (
        <span id={problemId} className="field-problem" role="alert">
          There is a kind of this name. To make them one, merge this one into it below.
        </span>
      )}
    </label>
  )
}

function Swatches({ kind }: Pick<KindFormProps, 'kind'>) {
  const name = useId()
  return (
    <fieldset className="choice kind-swatches">
      <legend>Colour</legend>
      <div className="choice-options">
        {kindColors.map((color) => (
          <label key={color} data-color={color} title={color}>
            <input
              type="radio"
              name={name}
              checked={kind.color === color}
              onChange={() => void changeKind(kind, { color })}
            />
            <span>
              <span className="unseen">{color}</span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}

function Underlines({ kind }: Pick<KindFormProps, 'kind'>) {
  const name = useId()
  return (
    <fieldset className="choice kind-underlines">
      <legend>Underline</legend>
      <div className="choice-options">
        {kindUnderlines.map((underline) => (
          <label key={underline} data-color={kind.color} data-underline={underline}>
            <input
              type="radio"
              name={name}
              checked={kind.underline === underline}
              onChange={() => void changeKind(kind, { underline })}
            />
            <span>
              <span className="kind-underline-name">{underline}</span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}

/** A sign is one character as a reader sees it, whatever number of code units it has. */
function firstGrapheme(text: string): string {
  const first = new Intl.Segmenter().segment(text.trim())[Symbol.iterator]().next()
  return first.done === true ? '' : first.value.segment
}

function KindSign({ kind }: Pick<KindFormProps, 'kind'>) {
  const [typed, setTyped] = useState<string | null>(null)
  const save = () => {
    const glyph = firstGrapheme(typed ?? '')
    if (glyph !== '' && glyph.length <= 8 && glyph !== kind.glyph)
      void changeKind(kind, { glyph: glyph.toWellFormed() })
    setTyped(null)
  }
  return (
    <label className="field kind-sign">
      <span>Sign in the margin</span>
      <input
        value={typed ?? kind.glyph}
        onFocus={(event) => event.target.select()}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={save}
        onKeyDown={(event) => {
          if (event.key === 'Enter') save()
        }}
      />
    </label>
  )
}

function KindRemoval({ kind, others, use }: KindFormProps) {
  const [isAsking, setAsking] = useState(false)
  const first = others.find(({ isClaim }) => isClaim === kind.isClaim) ?? others[0]
  const [intoId, setInto] = useState(first?.id)
  const into = others.find(({ id }) => id === intoId) ?? first
  if (into === undefined) return null
  const count = use.live + use.trashed
  if (!isAsking) {
    return (
      <button
        type="button"
        className="button kind-remove"
        onClick={() => (count === 0 ? void removeKind(kind, into) : setAsking(true))}
      >
        {count === 0 ? 'Remove' : 'Merge into another…'}
      </button>
    )
  }
  return (
    <div className="kind-merge" role="group" aria-label={`Merge ${kind.name}`}>
      <SelectField
        label={describeUse(use)}
        value={into.id}
        options={others.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={setInto}
      />
      {kind.isClaim && !into.isClaim && (
        <p className="field-hint">
          {into.name} carries no claims: their records are kept, but no longer shown or counted.
        </p>
      )}
      <div className="dialog-actions">
        <button type="button" className="button" onClick={() => setAsking(false)}>
          Cancel
        </button>
        <button
          type="button"
          className="button primary"
          autoFocus
          onClick={() => void removeKind(kind, into)}
        >
          Merge into {into.name}
        </button>
      </div>
    </div>
  )
}

function describeUse({ live, trashed }: KindUse): string {
  const highlights = live === 1 ? '1 highlight' : `${live} highlights`
  if (trashed > 0) return `${highlights}, and ${trashed} in the trash, become`
  return live === 1 ? '1 highlight becomes' : `${highlights} become`
}
