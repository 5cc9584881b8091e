import { createTextFinder, type TextFinder } from '../../shared/reading/find-in-text.ts'
import { useReader } from './reader-store.ts'

let known: { text: string; finder: TextFinder } | null = null

/** Finds words in a text; that of the open article is kept, so that opening the bar again folds nothing anew. */
export function finderFor(text: string): TextFinder {
  if (known?.text !== text) known = { text, finder: createTextFinder(text) }
  return known.finder
}

/** From now on makes each article that is shown ready to be searched while the window has nothing to do. */
export function prepareFinding(): void {
  const prepareShown = () => {
    const { view } = useReader.getState()
    if (view === null || view.text === known?.text) return
    const finder = finderFor(view.text)
    const steps = finder.prepare()
    const go = (deadline: IdleDeadline) => {
      if (known?.finder !== finder) return
      while (steps.next().done !== true) {
        if (deadline.timeRemaining() < 4) return void requestIdleCallback(go)
      }
    }
    requestIdleCallback(go)
  }
  useReader.subscribe(({ view }, before) => {
    if (view !== before.view) prepareShown()
  })
  prepareShown()
}
