const MONTHS = [
  ['january', 'jan', 'januar', 'janvier', 'enero', 'gennaio', 'janeiro', 'januari'],
  ['february', 'feb', 'februar', 'février', 'febrero', 'febbraio', 'fevereiro', 'februari'],
  ['march', 'mar', 'märz', 'mars', 'marzo', 'março', 'maart'],
  ['april', 'apr', 'avril', 'abril', 'aprile'],
  ['may', 'mai', 'mayo', 'maggio', 'maio', 'mei', 'maj'],
  ['june', 'jun', 'juni', 'juin', 'junio', 'giugno', 'junho'],
  ['july', 'jul', 'juli', 'juillet', 'julio', 'luglio', 'julho'],
  ['august', 'aug', 'août', 'agosto', 'augustus', 'augusti'],
  ['september', 'sep', 'sept', 'septembre', 'septiembre', 'settembre', 'setembro'],
  ['october', 'oct', 'oktober', 'okt', 'octobre', 'octubre', 'ottobre', 'outubro'],
  ['november', 'nov', 'novembre', 'noviembre', 'novembro'],
  ['december', 'dec', 'dezember', 'dez', 'décembre', 'diciembre', 'dicembre', 'dezembro'],
]

/**
 * A date as printed or as markup gives it, in ISO 8601: a date, or a date and time with its offset when both are
 * there. Null when the whole text isn't one, or no such day exists. `01/02/2019` is nobody's guess: null.
 */
export function isoDate(text: string): string | null {
  const clean = text.trim().replace(/^(?:published|posted|updated|first published)(?:\s+on)?\s*:?\s+/i, '')
  if (clean.length === 0 || clean.length > 60) return null
  return machineDate(clean) ?? chineseDate(clean) ?? printedDate(clean)
}

function machineDate(text: string): string | null {
  const match =
    /^(\d{4})-?(\d{2})-?(\d{2})(?:[T ]+(\d{2}):?(\d{2})(?::?(\d{2})(?:[.,]\d+)?)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2}|[+-]\d{2})?)?$/i.exec(
      text,
    )
  if (match === null) return null
  const [, year = '', month = '', day = '', hour, minute, second = '00', zone] = match
  const date = existing(Number(year), Number(month), Number(day))
  if (date === null || hour === undefined || minute === undefined || zone === undefined) return date
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return date
  return `${date}T${hour}:${minute}:${second}${isoOffset(zone)}`
}

function isoOffset(zone: string): string {
  if (/^[zug]/i.test(zone)) return 'Z'
  const digits = zone.slice(1).replace(':', '').padEnd(4, '0')
  return digits === '0000' ? 'Z' : `${zone.charAt(0)}${digits.slice(0, 2)}:${digits.slice(2)}`
}

function chineseDate(text: string): string | null {
  const match = /^(\d{4})年(\d{1,2})月(\d{1,2})日/.exec(text)
  return match === null ? null : existing(Number(match[1]), Number(match[2]), Number(match[3]))
}

function printedDate(text: string): string | null {
  const plain = text
    .replace(/^\p{L}+\.?,\s*/u, '')
    .replace(/(?:,|\s)+(?:at\s+)?\d{1,2}[:.]\d{2}.*$/, '')
    .toLowerCase()
  const dayFirst =
    /^(?:\p{L}+,?\s+)?(\d{1,2})(?:st|nd|rd|th|er|\.|º)?\s+(?:of\s+|de\s+)?(\p{L}+)\.?,?\s+(?:de\s+)?(\d{4})$/u.exec(
      plain,
    )
  if (dayFirst !== null) return named(dayFirst[3], dayFirst[2], dayFirst[1])
  const monthFirst = /^(\p{L}+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})$/u.exec(plain)
  return monthFirst === null ? null : named(monthFirst[3], monthFirst[1], monthFirst[2])
}

function named(year = '', month = '', day = ''): string | null {
  const at = MONTHS.findIndex((names) => names.includes(month))
  return at === -1 ? null : existing(Number(year), at + 1, Number(day))
}

function existing(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day))
  if (year < 1000 || date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return null
  return date.toISOString().slice(0, 10)
}
