import { useEffect, useRef, type ReactNode } from 'react'
import { annotationsAt, hoverAnnotations } from '../annotations/annotation-store.ts'
import { chooseAt } from '../annotations/overlap-store.ts'
import { api } from '../app/api.ts'
import { notify, reportFailure } from '../app/notices.ts'
import { useSettings } from '../app/settings-store.ts'
import type { Document } from '../../shared/model/document.ts'
import { articleDirection, articleLanguage } from './article-language.ts'
import { openArticle } from './article-view.ts'
import { CaretMark } from './caret-mark.tsx'
import { EndHandles } from './end-handles.tsx'
import { EndsBar } from './ends-bar.tsx'
import { HighlightMap } from './highlight-map.tsx'
import { OverlapChooser } from './overlap-chooser.tsx'
import { PaintedAnnotations } from './painted-annotations.tsx'
import { leavePlace } from './place-history.ts'
import { followProgress, forgetProgress } from './progress.ts'
import { ReadingAids } from './reading-aids.tsx'
import { markDoneAtEnd, savePosition } from './save-position.ts'
import { SelectionBar } from './selection-bar.tsx'
import { TitleBlock } from './title-block.tsx'
import { useReader } from './reader-store.ts'
import { Veil } from './veil.tsx'
import { leaveSuggestion, suggestionAt } from '../suggestions/suggestion-store.ts'
import { Suggestions } from '../suggestions/suggestions.tsx'
import './reader.css'
import './scripts.css'

/** How long scrolling must rest before the place is remembered, in milliseconds. */
const POSITION_DELAY = 400

type ArticlePaneProps = { article: Document; margin: ReactNode }

/** The open article in its measure, and the margin beside it: both scroll as one page. */
export function ArticlePane({ article, margin }: ArticlePaneProps) {
  const scroller = useRef<HTMLDivElement>(null)
  const root = useRef<HTMLElement>(null)
  const asPages = useSettings((state) => state.settings.showPages) && article.pages !== undefined

  useEffect(() => {
    if (scroller.current === null || root.current === null) return
    let timer = 0
    const view = openArticle(root.current, scroller.current, article, asPages, {
      onSelection: (selection) => useReader.setState({ selection }),
      onClick: clickOn,
      onSearch: (found) => useReader.setState({ found }),
      onHover: (offset) => hoverAnnotations(offset === null ? [] : annotationsAt(offset)),
      onJump: leavePlace,
      onLink: (url) => void followLink(url),
      onPagesFailed: (error) => {
        reportFailure(error)
        // The text is there; only its pages are not.
        const { pages: _pages, ...withoutPages } = article
        useReader.setState({ document: withoutPages })
      },
      onLayout: () => {
        useReader.setState(({ layout }) => ({ layout: layout + 1 }))
        followProgress(view)
      },
      onScroll: () => {
        followProgress(view)
        clearTimeout(timer)
        timer = window.setTimeout(() => void savePosition().then(markDoneAtEnd), POSITION_DELAY)
      },
    })
    const { initialPosition } = useReader.getState()
    if (initialPosition === null) scroller.current.scrollTop = 0
    else view.restore(initialPosition)
    useReader.setState(({ layout }) => ({ view, layout: layout + 1, selection: null }))
    if (useSettings.getState().settings.readingCaret) {
      useReader.setState({ caretOn: true })
      if (view.caret() === null) view.placeCaret(view.visibleText().start)
    }
    view.focus()
    void savePosition()
    return () => {
      clearTimeout(timer)
      useReader.setState({ view: null, selection: null, found: [] })
      forgetProgress()
      view.destroy()
    }
    // A document is shown anew only when its text is another one.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [article.id, article.revision.id, asPages])

  return (
    <div className="article-scroller" ref={scroller}>
      <HighlightMap />
      <div className="page">
        <main className="article-column" aria-label="Article">
          <TitleBlock article={article} />
          <div className="article-frame">
            <article
              className="article"
              ref={root}
              tabIndex={0}
              lang={articleLanguage(article) ?? undefined}
              dir={articleDirection(article)}
              aria-label={article.title}
            />
          </div>
          <SelectionBar />
        </main>
        {margin}
        <Suggestions />
        <EndHandles />
        <CaretMark />
        <Veil />
      </div>
      <ReadingAids />
      <PaintedAnnotations />
      <OverlapChooser />
      <EndsBar />
    </div>
  )
}

/** What a click means: the highlights that are there, or else the suggestion, or nothing. */
function clickOn(offset: number | null): void {
  chooseAt(offset)
  const suggestion = offset === null || annotationsAt(offset).length > 0 ? null : suggestionAt(offset)
  if (suggestion === null) leaveSuggestion()
  else void import('../suggestions/walk.ts').then(({ showSuggestion }) => showSuggestion(suggestion))
}

async function followLink(url: string): Promise<void> {
  try {
    const opened = await api.window.openExternal(url)
    if (!opened) notify(`This link is not opened: only web and mail addresses are (${url}).`)
  } catch (error) {
    reportFailure(error)
  }
}
