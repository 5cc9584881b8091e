import type { Token } from './tokens.ts'
import type { Subject } from './noun-phrases.ts'
import type { ReportingVerb } from './lexicon/reporting-verbs.ts'

/** How a cue stands in its sentence. */
export type CueForm = 'finite' | 'gerund' | 'infinitive' | 'passive' | 'noun' | 'according to'

/**
 * A word or phrase that says that somebody says something. `first` and `last` are its tokens, `group` is the
 * first token of its verb group (auxiliaries included), `subject` is the source as far as it stands before.
 */
export type Cue = {
  form: CueForm
  first: number
  last: number
  group: number
  verb: ReportingVerb | null
  subject: Subject | null
  /** True if the verb shares the subject of an earlier one ("said … and called"). */
  shared: boolean
  /** True if the subject follows ("said Smith"). */
  inverted: boolean
}

/** The first token of the clause that a cue is in: its subject, or the verb where it has none before it. */
export function clauseStartOf(tokens: readonly Token[], cue: Cue): number {
  if (cue.shared || cue.subject === null || cue.form === 'noun') return leftOverAdverbs(tokens, cue.group)
  return cue.subject.first < cue.group ? cue.subject.first : cue.group
}

function leftOverAdverbs(tokens: readonly Token[], from: number): number {
  let start = from
  while (start > 0 && tokens[start - 1]?.tag === 'adverb') start--
  return start
}
