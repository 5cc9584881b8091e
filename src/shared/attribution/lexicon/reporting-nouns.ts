import { wordSet } from './word-list.ts'

/** Nouns for something said, that a "that" clause, an infinitive or "of" can follow. */
export const REPORTING_NOUNS = wordSet(`
  claim claims allegation allegations accusation accusations assertion assertions statement statements announcement
  announcements denial denials promise promises pledge pledges vow vows warning warnings suggestion suggestions
  argument arguments contention admission prediction predictions declaration call calls demand demands proposal
  proposals insistence acknowledgement acknowledgment assurance assurances complaint complaints criticism
  description explanation revelation revelations threat threats offer offers remark remarks comment comments
  confirmation testimony apology boast refusal request requests plea recommendation recommendations`)

/** Nouns that follow "in a" between cue and content, and are part of neither ("said in a statement"). */
export const OCCASION_NOUNS = wordSet(`
  statement interview piece column posting tweet tweets post posts email e-mail letter speech address briefing conference report memo note
  blog filing filings testimony court remarks comments press release video message op-ed article debate hearing call
  editorial podcast broadcast study paper book memoir documents document affidavit complaint lawsuit ruling opinion
  programme program show appearance rally event forum meeting`)

/** Things made of words that can themselves be said to say something. */
export const DOCUMENT_NOUNS = wordSet(`
  report study poll survey paper analysis research review statement letter email e-mail memo document documents
  data figures statistics lawsuit complaint indictment ruling editorial article book survey surveys studies polls
  reports records results findings evidence audit inquiry investigation census filing filings transcript video
  footage headline`)
