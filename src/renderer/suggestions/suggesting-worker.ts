/** The worker in which statements are found: a long text would hold up the window. */
import { detectLanguage, isEnglish } from '../../shared/attribution/language.ts'
import { suggestClaims } from '../../shared/attribution/suggest-claims.ts'
import type { Numbered } from '../app/off-thread.ts'
import type { FoundStatements, SuggestingQuestion } from './find-statements.ts'

addEventListener('message', ({ data }: MessageEvent<Numbered<SuggestingQuestion>>) => {
  const { text, language: known } = data.content
  const language = known ?? detectLanguage(text)
  const content: FoundStatements = {
    suggestions: suggestClaims(text, { language }),
    language,
    isDetected: known === null,
    // Where nothing tells the language, the text is read as English.
    isRead: language === null || isEnglish(language),
  }
  postMessage({ number: data.number, content })
})
