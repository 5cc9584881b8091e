import type { Document } from '../../shared/model/document.ts'
import { minutesFor } from '../../shared/reading/reading-load.ts'
import { useSettings } from '../app/settings-store.ts'
import { articleDirection, articleLanguage } from './article-language.ts'

type TitleBlockProps = { article: Document }

/** Publication, headline, byline and what else is known of the article, set above its text. */
export function TitleBlock({ article }: TitleBlockProps) {
  const wordsPerMinute = useSettings((state) => state.settings.wordsPerMinute)
  const minutes = Math.max(1, minutesFor(article.wordCount, wordsPerMinute))
  const facts = [article.byline, published(article.publishedAt), `${minutes} min`].filter(
    (fact) => fact !== null,
  )
  return (
    <header
      className="title-block"
      lang={articleLanguage(article) ?? undefined}
      dir={articleDirection(article)}
    >
      {article.source !== null && (
        <p className="title-source">
          <bdi>{article.source}</bdi>
        </p>
      )}
      <h1 dir="auto">{article.title}</h1>
      <p className="title-facts">
        {facts.map((fact, index) => (
          <bdi key={index}>{fact}</bdi>
        ))}
      </p>
    </header>
  )
}

/** A publication date as the reader's system writes it; without a time it is the same day everywhere. */
function published(iso: string | null): string | null {
  if (iso === null) return null
  const isDay = iso.length === 10
  return new Intl.DateTimeFormat(undefined, {
    dateStyle: 'long',
    ...(isDay ? { timeZone: 'UTC' } : {}),
  }).format(new Date(iso))
}
