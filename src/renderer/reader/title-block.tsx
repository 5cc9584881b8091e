import type { Document } from '../../shared/model/document.ts'

type TitleBlockProps = { article: Document }

/** Words a minute that an adult reads of non-fiction in English. Brysbaert 2019, doi:10.1016/j.jml.2019.104047 */
const WORDS_PER_MINUTE = 238

/** Publication, headline, byline and what else is known of the article, set above its text. */
export function TitleBlock({ article }: TitleBlockProps) {
  const minutes = Math.max(1, Math.round(article.wordCount / WORDS_PER_MINUTE))
  const facts = [article.byline, published(article.publishedAt), `${minutes} min`].filter(
    (fact) => fact !== null,
  )
  return (
    <header className="title-block">
      {article.source !== null && <p className="title-source">{article.source}</p>}
      <h1 dir="auto">{article.title}</h1>
      <p className="title-facts">
        {facts.map((fact, index) => (
          <span key={index}>{fact}</span>
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
