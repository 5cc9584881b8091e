import { changeSettings, useSettings } from '../app/settings-store.ts'
import { Keys } from '../ui/keys.tsx'
import { turnHere } from './accept.ts'
import { useSuggestions } from './suggestion-store.ts'
import { stepSuggestion } from './walk.ts'
import './suggestions.css'

/** At the head of the margin: how many claims are suggested, how to walk through them, and how to be rid of them. */
export default function SuggestionLine() {
  const { offered, statements, isOn } = useSuggestions()
  const knows = useSettings((state) => state.settings.knowsSuggestions)
  if (!isOn)
    return (
      <div className="suggestion-line">
        <p>
          No claims are suggested here.{' '}
          <button type="button" className="suggestion-link" onClick={() => void turnHere(true)}>
            Suggest them
          </button>
        </p>
      </div>
    )
  if (statements.length === 0) return null
  return (
    <div className="suggestion-line" role="note" aria-label="Suggested claims">
      <p>
        {offered.length === 0 ? (
          'Every suggested claim is dealt with.'
        ) : (
          <>
            <button type="button" className="suggestion-link" onClick={() => stepSuggestion(1)}>
              {offered.length === 1 ? '1 suggested claim' : `${offered.length} suggested claims`}
            </button>{' '}
            <Keys binding="]" />
          </>
        )}
      </p>
      {!knows && offered.length > 0 && (
        <p>
          Walk through them with <Keys binding="]" /> and <Keys binding="[" />. <Keys binding="Enter" />{' '}
          records one, <Keys binding="E" /> edits it first, <Keys binding="Backspace" /> dismisses it.
        </p>
      )}
      <LanguageNote />
      {!knows && (
        <p>
          <button type="button" className="suggestion-link" onClick={() => void turnHere(false)}>
            Not in this article
          </button>
          {' · '}
          <button
            type="button"
            className="suggestion-link"
            onClick={() => changeSettings({ suggestClaims: false })}
          >
            Never
          </button>
        </p>
      )}
    </div>
  )
}

/** Languages that are not read closely: what is found in them, and why. */
function LanguageNote() {
  const { language, isDetected, isRead } = useSuggestions()
  if (isRead || language === null) return null
  const name = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'code' }).of(language) ?? language
  return (
    <p>
      {isDetected ? `This looks like ${name}` : `This article is in ${name}`}: only quotation marks and colons
      are followed.
    </p>
  )
}
