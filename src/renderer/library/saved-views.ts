import type { SavedView } from '../../shared/model/saved-view.ts'
import { notify } from '../app/notices.ts'
import { showOverlay } from '../app/overlay-store.ts'
import { changeSettings, useSettings } from '../app/settings-store.ts'
import { typeQuery } from '../search/search-store.ts'
import { changeView } from './shelf-store.ts'

/** What the reader keeps, in the order in which it was kept. */
export function useSavedViews(): readonly SavedView[] {
  return useSettings((state) => state.settings.savedViews)
}

const saved = () => useSettings.getState().settings.savedViews

/** Shows the shelf as it was kept, or searches for what was kept. */
export function showSavedView({ what }: SavedView): void {
  if ('view' in what) return changeView(what.view)
  typeQuery(what.query)
  showOverlay('search')
}

/** Keeps a view under a name; one that has this name already is replaced. Each of these takes itself back, and nothing else. */
export function keepView(name: string, what: SavedView['what']): void {
  const replaced = saved().find((view) => view.name === name)
  const put = (wanted: SavedView) =>
    change((views) => views.map((view) => (view.name === name ? wanted : view)))
  if (replaced !== undefined) {
    put({ name, what })
    offerUndo(`“${name}” is this view now.`, () => put(replaced))
  } else {
    change((views) => [...views, { name, what }])
    offerUndo(`Kept as “${name}”.`, () => change((views) => without(views, name)))
  }
}

/** Gives a kept view another name. Answers false when another one has it. */
export function renameView(from: string, to: string): boolean {
  if (from === to) return true
  if (to === '' || hasName(to)) return false
  const rename = (before: string, after: string) =>
    change((views) => views.map((view) => (view.name === before ? { ...view, name: after } : view)))
  rename(from, to)
  offerUndo(`“${from}” is called “${to}” now.`, () => {
    if (!hasName(from)) rename(to, from)
  })
  return true
}

/** Forgets a kept view. */
export function forgetView(name: string): void {
  const at = saved().findIndex((view) => view.name === name)
  const forgotten = saved()[at]
  if (forgotten === undefined) return
  change((views) => without(views, name))
  offerUndo(`“${name}” is forgotten.`, () => {
    if (!hasName(name)) change((views) => views.toSpliced(at, 0, forgotten))
  })
}

function change(by: (views: readonly SavedView[]) => SavedView[]): void {
  changeSettings({ savedViews: by(saved()) })
}

function hasName(name: string): boolean {
  return saved().some((view) => view.name === name)
}

function without(views: readonly SavedView[], name: string): SavedView[] {
  return views.filter((view) => view.name !== name)
}

function offerUndo(message: string, run: () => void): void {
  notify(message, { label: 'Undo', run })
}
