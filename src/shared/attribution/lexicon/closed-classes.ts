import { wordSet } from './word-list.ts'

/** English function words, by the part that they play in finding clauses and noun phrases. */

export const DETERMINERS = wordSet(`
  the a an this these those some any each every no another both either neither all several many few most more
  such half much other enough various`)

export const POSSESSIVES = wordSet('my your his her its our their whose')

export const SUBJECT_PRONOUNS = wordSet(`
  i he she we they it you somebody someone everybody everyone nobody anybody anyone one others who there`)

export const OBJECT_PRONOUNS = wordSet(`
  me him her us them himself herself itself themselves myself ourselves yourself whom it you something nothing
  anything everything`)

export const PREPOSITIONS = wordSet(`
  of in on at by for from with without to into onto about against among amid amidst between beyond over under
  above below behind beside besides near off out through throughout toward towards upon via within during
  despite per versus like unlike across along around inside outside regarding concerning including excluding
  following plus minus except since until till before after alongside aboard`)

export const COORDINATORS = wordSet('and but or nor yet so &')

export const SUBORDINATORS = wordSet(`
  because although though while whilst whereas if unless when whenever where wherever once as after before since
  until than whether how why what lest`)

export const BE = wordSet("be is are was were been being am 's isn't aren't wasn't weren't 're 'm")
export const HAVE = wordSet("have has had having haven't hasn't hadn't 've")
export const DO = wordSet("do does did doesn't don't didn't")

export const MODALS = wordSet(`
  will would can could may might shall should must cannot can't won't wouldn't couldn't shouldn't mustn't 'll 'd
  ought`)

export const ADVERBS = wordSet(`
  also not n't never always often again already still just only even ever soon later earlier then now today
  yesterday tomorrow tonight once twice recently previously meanwhile instead however therefore thus perhaps maybe
  too very quite rather really almost nearly here away back together further furthermore moreover nevertheless
  nonetheless else afterwards afterward ago alone anyway seldom sometimes somewhat likewise otherwise indeed
  long first last overnight far well so more most less least`)

/** Words that put an event in time; between a cue and its clause they belong to neither. */
export const TIME_WORDS = wordSet(`
  monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow tonight earlier later recently
  january february march april may june july august september october november december jan. feb. mar. apr. jun.
  jul. aug. sep. sept. oct. nov. dec. mon. tue. tues. wed. thu. thurs. fri. sat. sun. noon midnight morning
  afternoon evening night week month year weekend day moments minutes hours days weeks months years`)

export const ADJECTIVES = wordSet(`
  new old good bad great big small large little long short high low young early late next last former current
  recent major minor top senior junior chief main key own same different public private local national foreign
  domestic federal state-run unnamed anonymous unidentified independent real true false strong weak right wrong
  best worst better worse first second third full free open close clear sure able ready willing likely unlikely
  possible impossible important serious severe hard easy poor rich white black red blue green american british
  chinese russian german french european asian african indian japanese israeli iranian mexican canadian australian
  democratic republican conservative liberal left far-right right-wing left-wing safe dangerous dead alive happy
  sad angry proud afraid aware certain fair unfair legal illegal wary keen due key deputy vice acting longtime
  veteran leading prominent joint separate similar whole entire single only`)

export const NUMBER_WORDS = wordSet(`
  one two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty sixty seventy eighty
  ninety hundred thousand million billion trillion dozen dozens hundreds thousands millions`)
