/** Encodings that pages in a language had before UTF-8 (WHATWG Encoding and HTML, "default encoding" by locale). */
const BY_LANGUAGE: Readonly<Record<string, readonly string[]>> = {
  ar: ['windows-1256'],
  be: ['windows-1251'],
  bg: ['windows-1251'],
  cs: ['windows-1250', 'iso-8859-2'],
  el: ['windows-1253', 'iso-8859-7'],
  et: ['windows-1257'],
  fa: ['windows-1256'],
  he: ['windows-1255'],
  hr: ['windows-1250'],
  hu: ['iso-8859-2'],
  ja: ['shift_jis', 'euc-jp', 'iso-2022-jp'],
  kk: ['windows-1251'],
  ko: ['euc-kr'],
  lt: ['windows-1257'],
  lv: ['windows-1257'],
  mk: ['windows-1251'],
  pl: ['iso-8859-2', 'windows-1250'],
  ru: ['windows-1251', 'koi8-r'],
  sk: ['windows-1250'],
  sl: ['iso-8859-2'],
  sr: ['windows-1251'],
  th: ['windows-874'],
  tr: ['windows-1254'],
  uk: ['windows-1251', 'koi8-u'],
  vi: ['windows-1258'],
  zh: ['gb18030', 'big5'],
}

/** Tried without a hint, in the order in which a strict decoder tells them apart best. */
const WITHOUT_HINT = ['euc-jp', 'shift_jis', 'euc-kr', 'gb18030', 'big5', 'windows-1251', 'koi8-r']

/** The most bytes that are looked at. */
const SAMPLE = 65_536

/**
 * Guesses the encoding of bytes that are no UTF-8 and whose label is missing or wrong; null when nothing speaks
 * against windows-1252. Western text has an accented letter here and there; in others most letters are high bytes.
 *
 * @param language BCP 47 tag that the document gives itself.
 */
export function guessLegacyEncoding(bytes: Uint8Array, language: string | null): string | null {
  const sample = bytes.subarray(0, SAMPLE)
  if (['\u001b$B', '\u001b$@'].some((shift) => ascii(sample).includes(shift))) return 'iso-2022-jp'
  const hinted = BY_LANGUAGE[language?.split('-')[0]?.toLowerCase() ?? ''] ?? []
  const candidates = hinted.length > 0 ? hinted : isMostlyHigh(sample) ? WITHOUT_HINT : []
  let best: { encoding: string; score: number } | null = null
  for (const encoding of candidates) {
    const score = plausibility(new TextDecoder(encoding).decode(sample))
    if (best === null || score > best.score) best = { encoding, score }
  }
  return best?.encoding ?? null
}

/** Whether letters are mostly bytes above ASCII, markup left out. */
function isMostlyHigh(sample: Uint8Array): boolean {
  const words = ascii(sample).replace(/<(?:script|style)\b[^]*?<\/(?:script|style)>|<[^>]*>/gi, ' ')
  const high = words.match(/[\u0080-\uffff]/g)?.length ?? 0
  const low = words.match(/[a-z]/gi)?.length ?? 0
  return high > 8 && high > 0.5 * (high + low)
}

/** Share of the characters above ASCII that text in some living language would have, commonest ones counted more. */
function plausibility(text: string): number {
  let score = 0
  let all = 0
  for (const character of text) {
    if (character <= '\u007f') continue
    all += 1
    if (character === '\ufffd' || /[\p{Co}\p{Cc}]/u.test(character)) score -= 10
    else if (/[\p{Script=Hiragana}\u30a0-\u30ff\u3001\u3002]/u.test(character)) score += 1.5
    else if (/[\p{Ll}\p{Script=Hangul}\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Thai}]/u.test(character))
      score += 1
    else if (/[\u4e00-\u9fff]/.test(character)) score += commonHan.has(character) ? 3 : 0.6
    else if (/[\uff61-\uff9f\p{Lu}]/u.test(character)) score += 0.2
    else if (/\p{L}/u.test(character)) score += 0.3
  }
  return all === 0 ? 0 : score / all
}

/** The forty commonest characters of Chinese, in either form. */
const commonHan = new Set(
  '的一是不了在人有我他这這个個们們中来來上大为為和国國地到以说說时時要就出会會可也你对對生能而子那得',
)

/** ASCII as it is; other bytes as some character above it. */
function ascii(bytes: Uint8Array): string {
  return new TextDecoder('latin1').decode(bytes)
}
