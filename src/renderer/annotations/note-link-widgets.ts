import { RangeSetBuilder, StateEffect, type Extension } from '@codemirror/state'
import {
  Decoration,
  EditorView,
  ViewPlugin,
  WidgetType,
  type DecorationSet,
  type ViewUpdate,
} from '@codemirror/view'
import { useLinkTitles, wantLinkTitle } from './link-titles.ts'
import { findNoteLinks } from './markdown-typing.ts'

/** Said when a title has come in. */
const titled = StateEffect.define<null>()

class LinkWidget extends WidgetType {
  readonly title: string

  constructor(title: string) {
    super()
    this.title = title
  }

  override eq(other: LinkWidget): boolean {
    return other.title === this.title
  }

  toDOM(): HTMLElement {
    const element = document.createElement('span')
    element.className = 'cm-note-link'
    element.textContent = this.title
    return element
  }
}

/** Links to articles and highlights stand in the text that is typed as what they lead to; the keyboard takes each as one letter. */
export function noteLinkWidgets(): Extension {
  const plugin = ViewPlugin.fromClass(
    class {
      links: DecorationSet
      readonly stop: () => void

      constructor(view: EditorView) {
        this.links = linksIn(view.state.doc.toString())
        this.stop = useLinkTitles.subscribe(() => view.dispatch({ effects: titled.of(null) }))
      }

      update(update: ViewUpdate): void {
        const isTitled = update.transactions.some(({ effects }) =>
          effects.some((effect) => effect.is(titled)),
        )
        if (update.docChanged || isTitled) this.links = linksIn(update.state.doc.toString())
      }

      destroy(): void {
        this.stop()
      }
    },
    { decorations: ({ links }) => links },
  )
  return [plugin, EditorView.atomicRanges.of((view) => view.plugin(plugin)?.links ?? Decoration.none)]
}

function linksIn(text: string): DecorationSet {
  const { things } = useLinkTitles.getState()
  const builder = new RangeSetBuilder<Decoration>()
  for (const { from, to, label, link } of findNoteLinks(text)) {
    wantLinkTitle(link)
    builder.add(from, to, Decoration.replace({ widget: new LinkWidget(things.get(link)?.title ?? label) }))
  }
  return builder.finish()
}
