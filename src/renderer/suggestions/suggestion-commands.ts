import type { Command } from '../app/command.ts'
import { changeSettings, useSettings } from '../app/settings-store.ts'
import { openDocumentId, useReader } from '../reader/reader-store.ts'
import { currentSuggestion, leaveSuggestion, useSuggestions } from './suggestion-store.ts'

const isSuggesting = () => useSettings.getState().settings.suggestClaims
const hasAny = () => useReader.getState().view !== null && useSuggestions.getState().offered.length > 0
/** Enter on a button presses the button, and keys in a list are the list's. */
const isAtOne = () =>
  currentSuggestion() !== null &&
  document.activeElement?.closest('button, a[href], [role="grid"], [role="listbox"]') == null

/** What these do is loaded with the first suggestion that is walked to. */
const walk = loadedOnce(() => import('./walk.ts'))
const accept = loadedOnce(() => import('./accept.ts'))

/**
 * Something to do with a module: at once when it is loaded. Even then `import()` would answer only later, and the next
 * key could overtake this one: `[` and Escape would leave a suggestion and then open it again.
 */
function loadedOnce<Module>(load: () => Promise<Module>) {
  let module: Module | null = null
  return async (use: (module: Module) => void | Promise<void>): Promise<void> => {
    module ??= await load()
    await use(module)
  }
}

/** Walking through suggested claims. They come first: while the reader is at one, their keys mean it. */
export const suggestionCommands: readonly Command[] = [
  {
    id: 'suggestion.next',
    title: 'Next suggested claim',
    group: 'Claims',
    keys: [']'],
    isEnabled: hasAny,
    run: () => walk(({ stepSuggestion }) => stepSuggestion(1)),
  },
  {
    id: 'suggestion.previous',
    title: 'Previous suggested claim',
    group: 'Claims',
    keys: ['['],
    isEnabled: hasAny,
    run: () => walk(({ stepSuggestion }) => stepSuggestion(-1)),
  },
  {
    id: 'suggestion.accept',
    title: 'Record the suggested claim',
    group: 'Claims',
    keys: ['Enter'],
    isEnabled: isAtOne,
    run: () =>
      accept(({ acceptSuggestions, asSuggested }) => {
        const statement = currentSuggestion()
        return statement === null
          ? undefined
          : acceptSuggestions([{ statement, edited: asSuggested(statement) }])
      }),
  },
  {
    id: 'suggestion.accept-speaker',
    title: 'Record all suggested claims of this speaker',
    group: 'Claims',
    keys: ['Shift+Enter'],
    isEnabled: isAtOne,
    run: () => accept(({ acceptAllOfSpeaker }) => acceptAllOfSpeaker()),
  },
  {
    id: 'suggestion.edit',
    title: 'Edit the suggested claim before recording it',
    group: 'Claims',
    keys: ['E'],
    isEnabled: isAtOne,
    run: () => useSuggestions.setState({ isEditing: true }),
  },
  {
    id: 'suggestion.dismiss',
    title: 'Dismiss the suggested claim',
    group: 'Claims',
    keys: ['Backspace', 'Delete'],
    isEnabled: isAtOne,
    run: () => accept(({ dismissSuggestion }) => dismissSuggestion()),
  },
  {
    id: 'suggestion.leave',
    title: 'Leave the suggested claims',
    group: 'Claims',
    keys: ['Escape'],
    isEnabled: () => currentSuggestion() !== null,
    run: () => {
      leaveSuggestion()
      useReader.getState().view?.focus()
    },
  },
  {
    id: 'suggestions.restore',
    title: 'Offer dismissed suggestions of this article again',
    group: 'Claims',
    keys: [],
    isEnabled: () => useSuggestions.getState().dismissedCount > 0,
    run: () => accept(({ restoreDismissed }) => restoreDismissed()),
  },
  {
    id: 'suggestions.here',
    title: 'Suggest claims in this article, or don’t',
    group: 'Claims',
    keys: [],
    isEnabled: () => openDocumentId() !== null && isSuggesting(),
    run: () => accept(({ turnHere }) => turnHere(!useSuggestions.getState().isOn)),
  },
  {
    id: 'suggestions.everywhere',
    title: 'Suggest claims in all articles, or in none',
    group: 'Claims',
    keys: [],
    run: () => changeSettings({ suggestClaims: !isSuggesting() }),
  },
]
