import { ChevronDown, ChevronUp } from 'lucide-react'
import { IconButton } from '../ui/icon-button.tsx'
import { currentSuggestion, useSuggestions } from './suggestion-store.ts'
import { stepSuggestion } from './walk.ts'

/** Where there is no margin: how many claims are suggested, and the way from one to the next, at the foot of the article. */
export function SuggestionSteps() {
  const { offered } = useSuggestions()
  const current = currentSuggestion()
  const all = offered.length === 1 ? '1 suggested claim' : `${offered.length} suggested claims`
  return (
    <section className="suggestion-steps" aria-label="Suggested claims">
      <span>{current === null ? all : `${offered.indexOf(current) + 1} of ${all}`}</span>
      <IconButton label="Previous suggested claim" binding="[" onClick={() => stepSuggestion(-1)}>
        <ChevronUp />
      </IconButton>
      <IconButton label="Next suggested claim" binding="]" onClick={() => stepSuggestion(1)}>
        <ChevronDown />
      </IconButton>
    </section>
  )
}
