import {
  autocompletion,
  type Completion,
  type CompletionContext,
  type CompletionResult,
} from '@codemirror/autocomplete'
import { isolateHistory } from '@codemirror/commands'
import type { Extension } from '@codemirror/state'
import { api } from '../app/api.ts'
import { logError } from '../app/notices.ts'
import { noteLink } from './markdown-typing.ts'

/** How many articles and highlights are offered. */
const MOST = 8

/** After `[[`, articles and highlights are offered by title, quote and note; the chosen one becomes a link. */
export function noteLinkCompletion(): Extension {
  return autocompletion({ override: [complete], icons: false, closeOnBlur: true, aboveCursor: false })
}

async function complete(context: CompletionContext): Promise<CompletionResult | null> {
  const typed = context.matchBefore(/\[\[[^\]\n]*/u)
  if (typed === null) return null
  try {
    const things = await api.links.suggest(typed.text.slice(2), MOST)
    if (context.aborted || things.length === 0) return null
    return {
      from: typed.from,
      // The library has chosen and ranked them.
      filter: false,
      options: things.map(({ title, context: article, link }): Completion => ({
        label: title,
        detail: article ?? 'Article',
        apply: (view, _completion, from, to) => {
          const isClosed = view.state.sliceDoc(to, to + 2) === ']]'
          const insert = `${noteLink(title, link)} `
          view.dispatch({
            changes: { from, to: isClosed ? to + 2 : to, insert },
            selection: { anchor: from + insert.length },
            userEvent: 'input.complete',
            // What is typed right after it is taken back without it.
            annotations: isolateHistory.of('full'),
          })
        },
      })),
    }
  } catch (error) {
    // Without completion notes can still be written.
    logError(error)
    return null
  }
}
