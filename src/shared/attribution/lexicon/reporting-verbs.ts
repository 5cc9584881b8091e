import { inflect, type VerbForms } from './inflection.ts'
import { IRREGULAR_VERBS } from './common-verbs.ts'
import { wordsOf } from './word-list.ts'

/**
 * How a verb takes what was said.
 *
 * - `clause`: a finite clause, with or without "that" (said it would)
 * - `quote`: quoted words (quipped: “…”), also after them
 * - `addressee`: a hearer may come first (told reporters that)
 * - `infinitive`: an infinitive (promised to sign)
 * - `hearer infinitive`: a hearer and an infinitive (urged firms to wait)
 * - `object`: a noun phrase that is, or names, what was said (denied involvement)
 * - `as`: a noun phrase and what it is said to be (described it as)
 */
export type Frame = 'clause' | 'quote' | 'addressee' | 'infinitive' | 'hearer infinitive' | 'object' | 'as'

/** A verb that reports, the frames it takes, and how surely it reports speech rather than thought or action (0–1). */
export type ReportingVerb = {
  lemma: string
  frames: ReadonlySet<Frame>
  strength: number
  particle: string | null
}

/** What a word form can be: which verb, and in which of its forms. */
export type ReportingForm = { verb: ReportingVerb; forms: ReadonlySet<keyof VerbForms> }

const SPEECH: readonly { frames: Frame[]; strength: number; verbs: string[] }[] = [
  { frames: ['clause', 'quote'], strength: 1, verbs: wordsOf('say') },
  { frames: ['clause', 'quote', 'addressee'], strength: 1, verbs: wordsOf('tell') },
  {
    frames: ['clause', 'quote'],
    strength: 0.95,
    verbs: wordsOf(`
      add argue insist assert contend maintain declare state reply remark conclude allege tweet retweet stress
      emphasize emphasise reiterate joke quip boast brag retort affirm reaffirm proclaim speculate opine muse
      lament concede admit acknowledge caution counter testify recount assure claim note explain observe
      respond answer predict confess confide theorize theorise rejoin reckon avow aver post argue
      hypothesise hypothesize conjecture protest recall clarify elaborate specify crow gush gripe grumble fume
      marvel enthuse exclaim shout yell scream whisper mutter murmur chant intone repeat deadpan
      volunteer interject blurt posit postulate attest stipulate write comment complain`),
  },
  {
    frames: ['clause', 'quote', 'object'],
    strength: 0.9,
    verbs: wordsOf(`
      announce report confirm reveal disclose suggest deny mention recommend forecast
      estimate project decree rule telegraph communicate relay
      imply hint indicate warrant certify swear decry narrate relate`),
  },
  {
    frames: ['clause', 'quote', 'addressee', 'hearer infinitive'],
    strength: 0.9,
    verbs: wordsOf('warn advise remind inform notify instruct'),
  },
  {
    frames: ['clause', 'quote', 'infinitive'],
    strength: 0.9,
    verbs: wordsOf('vow pledge promise threaten agree propose demand'),
  },
  { frames: ['quote', 'clause', 'addressee', 'hearer infinitive'], strength: 0.85, verbs: wordsOf('ask') },
  {
    frames: ['quote'],
    strength: 0.8,
    verbs: wordsOf(
      'continue begin finish wonder query inquire enquire thunder laugh sigh chuckle cry sneer read beam bark snap growl howl plead boom fret quote',
    ),
  },
  { frames: ['infinitive', 'object'], strength: 0.8, verbs: wordsOf('offer refuse decline undertake') },
  {
    frames: ['hearer infinitive', 'quote'],
    strength: 0.8,
    verbs: wordsOf('urge beg implore exhort'),
  },
  { frames: ['hearer infinitive'], strength: 0.55, verbs: wordsOf('encourage order request invite') },
  { frames: ['as'], strength: 0.85, verbs: wordsOf('describe characterize characterise portray depict') },
  { frames: ['as'], strength: 0.8, verbs: wordsOf('call label dub brand') },
  {
    frames: ['object'],
    strength: 0.8,
    verbs: wordsOf('accuse blame criticize criticise condemn denounce deride slam blast'),
  },
  {
    frames: ['object', 'quote'],
    strength: 0.6,
    verbs: wordsOf(`
      praise question cite tout mock reject dismiss defend discuss oppose dispute rebut refute bemoan skewer chide scold admonish rebuke castigate chastise disparage belittle
      commend laud salute savage hammer invoke echo decry bash deplore excoriate pan trumpet vilify pillory demonise
      demonize assail
      lambast lambaste ridicule hail applaud outline`),
  },
  {
    frames: ['clause'],
    strength: 0.55,
    verbs: wordsOf('believe think expect hope fear doubt worry suspect feel assume reason'),
  },
  { frames: ['clause'], strength: 0.5, verbs: wordsOf('know realize realise understand learn decide') },
  { frames: ['clause'], strength: 0.6, verbs: wordsOf('find show') },
]

/** Verbs whose reporting sense needs a second word ("pointed out", "called for"). */
const PHRASAL: readonly { frames: Frame[]; strength: number; verbs: string[] }[] = [
  { frames: ['clause', 'quote', 'object'], strength: 0.95, verbs: wordsOf('point+out spell+out') },
  { frames: ['quote'], strength: 0.85, verbs: wordsOf('go+on shoot+back fire+back chime+in hit+back') },
  {
    frames: ['object'],
    strength: 0.75,
    verbs: wordsOf(`call+for warn+of warn+about warn+against complain+about complain+of
      speak+of refer+to point+to talk+about speak+about comment+on object+to insist+on apologize+for apologise+for
      tell+of boast+of boast+about joke+about respond+to speak+out call+into lay+out argue+for argue+against
      weigh+in lash+out push+back`),
  },
  { frames: ['hearer infinitive'], strength: 0.75, verbs: wordsOf('call+on call+upon appeal+to') },
]

function build(): ReadonlyMap<string, ReportingForm[]> {
  const byForm = new Map<string, ReportingForm[]>()
  const enter = (base: string, verb: ReportingVerb): void => {
    const forms = inflect(base, IRREGULAR_VERBS.get(base))
    const spelt = new Map<string, Set<keyof VerbForms>>()
    for (const name of ['base', 'third', 'past', 'participle', 'gerund'] as const) {
      const form = forms[name]
      const names = spelt.get(form) ?? new Set()
      names.add(name)
      spelt.set(form, names)
    }
    for (const [form, names] of spelt) {
      const entries = byForm.get(form) ?? []
      entries.push({ verb, forms: names })
      byForm.set(form, entries)
    }
  }
  for (const { frames, strength, verbs } of PHRASAL)
    for (const entry of verbs) {
      const [base = '', particle = ''] = entry.split('+')
      enter(base, { lemma: `${base} ${particle}`, frames: new Set(frames), strength, particle })
    }
  for (const { frames, strength, verbs } of SPEECH)
    for (const base of new Set(verbs))
      enter(base, { lemma: base, frames: new Set(frames), strength, particle: null })
  return byForm
}

/** Every form of every reporting verb, in lower case; verbs with a particle come before those without. */
export const REPORTING_FORMS = build()
