import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { hostileStrings } from '../../src/shared/export/hostile-text.ts'
import { randomSequence } from './part.ts'

const SEEDS = [
  '\u0000',
  'a\u0000b',
  '\uFEFF',
  'e\u0301',
  '\u00E9',
  'ﷺ',
  '👩‍👩‍👧‍👦',
  '🏳️‍🌈',
  '\u202Eabc\u202C',
  'שלום',
  'ｆｕｌｌ',
  '\u2028\u2029',
  '\r\n\t\v\f',
  "'; DROP TABLE annotation; --",
  '"quoted" \\ backslash',
  '<script>alert(1)</script>',
  '../../etc/passwd',
  'CON',
  'nul.txt',
  '%00',
  '${7*7}',
  '{{x}}',
  '=1+1',
  '-0',
  'NaN',
  'null',
  'undefined',
  'true',
  '1e1000',
  'İıſ',
  'ß',
  '\u200B',
  '\u00AD',
  'Z̸̢̛͓a̶l̷g̸o̵',
  '\u{10FFFF}',
  '\uE000',
  '—–―',
  '…',
]

/** Longer ones stand alone: strung together they would only be slow. */
const LONG = 200

/**
 * `count` strings that break programs, the same in every run: each of ours and of `strings/blns.json` in the folder that
 * POSTIL_CORPORA names, then pieces of them strung together. All are well-formed, as what is imported is.
 */
export function hostileTexts(count: number): string[] {
  const random = randomSequence(23)
  const sources = [...new Set([...SEEDS, ...hostileStrings, ...corpus()])]
    .map((text) => text.toWellFormed())
    .filter((text) => text !== '')
  const pieces = sources.filter(({ length }) => length < LONG)
  const strung = Array.from({ length: Math.max(0, count - sources.length) }, () =>
    Array.from({ length: 1 + random(4) }, () => pieces[random(pieces.length)] ?? '').join(
      random(2) === 0 ? '' : ' ',
    ),
  )
  return [...sources, ...strung].slice(0, count)
}

function corpus(): string[] {
  const folder = process.env['POSTIL_CORPORA']
  const path = folder === undefined ? null : join(folder, 'strings', 'blns.json')
  return path !== null && existsSync(path)
    ? z.array(z.string()).parse(JSON.parse(readFileSync(path, 'utf8')))
    : []
}
