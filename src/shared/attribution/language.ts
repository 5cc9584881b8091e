import { isLetter } from './characters.ts'
import { wordSet } from './lexicon/word-list.ts'

/** The commonest short words of languages in Latin script: enough to tell them apart in a paragraph. */
const FUNCTION_WORDS: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  [
    'en',
    wordSet(
      'the of and to in that is for was with as on by it at from are be have has this not but they an which said will',
    ),
  ],
  [
    'de',
    wordSet(
      'der die das und ist nicht von mit den dem des ein eine zu auf für im sich auch wird sie er wie aus bei nach hat',
    ),
  ],
  [
    'fr',
    wordSet(
      'le la les de des et est un une du que qui dans pour pas sur au avec par il elle ce cette sont plus ont nous',
    ),
  ],
  [
    'es',
    wordSet('el la los las de que y en un una por con para no es se del al lo su como más pero sus ha este'),
  ],
  [
    'it',
    wordSet(
      'il lo la gli le di che e un una per con non è del della dei nel sono ha si al da come più anche',
    ),
  ],
  ['pt', wordSet('o a os as de que e em um uma para com não é do da dos das no na por se mais como foi ao')],
  [
    'nl',
    wordSet(
      'de het een en van is dat niet op te in voor met zijn er aan die hij ook door maar wordt naar bij',
    ),
  ],
  ['sv', wordSet('och att det som en är på av för med den inte till har om ett men var jag de han från sig')],
  ['da', wordSet('og at det som en er på af for med den ikke til har om et men var jeg de han fra sig blev')],
  ['no', wordSet('og at det som en er på av for med den ikke til har om et men var jeg de han fra seg ble')],
  ['pl', wordSet('i w na z do się nie że to jest o jak po ale za od przez dla czy są był ich tym')],
  ['tr', wordSet('ve bir bu da de için ile olarak çok daha gibi ancak olan ne var kadar sonra değil')],
])

/** Scripts that stand for a language well enough to know that it isn't English. */
const SCRIPTS: readonly [string, RegExp][] = [
  ['ru', /\p{Script=Cyrillic}/gu],
  ['ja', /[\p{Script=Hiragana}\p{Script=Katakana}]/gu],
  ['zh', /\p{Script=Han}/gu],
  ['ko', /\p{Script=Hangul}/gu],
  ['ar', /\p{Script=Arabic}/gu],
  ['he', /\p{Script=Hebrew}/gu],
  ['el', /\p{Script=Greek}/gu],
  ['hi', /\p{Script=Devanagari}/gu],
  ['th', /\p{Script=Thai}/gu],
]

/** How much of a text is looked at, in UTF-16 code units. */
const SAMPLE = 6000

/** The likely language of a text as an ISO 639-1 code; null where there is too little to go by. */
export function detectLanguage(text: string): string | null {
  const sample = text.slice(0, SAMPLE)
  const { latin, other } = lettersOf(sample)
  if (latin + other === 0) return null
  if (other > latin)
    for (const [language, script] of SCRIPTS)
      if ((sample.match(script)?.length ?? 0) > other * 0.3) return language
  const words = sample.toLowerCase().split(/[\s.,;:!?()[\]“”"«»„/—–-]+/)
  let best: string | null = null
  let most = 0
  for (const [language, list] of FUNCTION_WORDS) {
    const hits = words.filter((word) => list.has(word)).length
    if (hits > most) {
      best = language
      most = hits
    }
  }
  return most >= Math.max(2, words.length * 0.08) ? best : null
}

/** How many letters are Latin, and how many of other scripts; a rough count by code point. */
function lettersOf(sample: string): { latin: number; other: number } {
  const LAST_LATIN = 0x24f
  let latin = 0
  let other = 0
  for (const character of sample) {
    if (!isLetter(character)) continue
    if (character.charCodeAt(0) <= LAST_LATIN) latin++
    else other++
  }
  return { latin, other }
}

/** Whether a BCP 47 tag names English. */
export function isEnglish(tag: string): boolean {
  return /^en(?:glish)?(?:[-_]|$)/i.test(tag.trim())
}
