import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { z } from 'zod'
import { ARTICLES } from '../src/shared/attribution/fixtures/all-articles.ts'
import { parseAnnotated } from '../src/shared/attribution/fixtures/annotated-article.ts'
import { SHOWN_CONFIDENCE } from '../src/shared/attribution/shown-confidence.ts'
import { suggestClaims } from '../src/shared/attribution/suggest-claims.ts'
import type { Suggestion } from '../src/shared/attribution/suggestion.ts'
import type { TextRange } from '../src/shared/model/selector.ts'
import { recordFigure } from './figures.ts'

// node bench/attribution.bench.ts [FOLDER [FILE]] [--errors N]
//
// Times the suggestion of claims on our own articles, in processor time of its thread, the first call included. With a FOLDER that holds annotated articles (dev.json, or FILE)
// and a scorer (score.mjs), also writes predictions and scores them, all of them and those sure enough to be shown.
const ROUNDS = 15
const LIMITS: readonly [size: number, milliseconds: number][] = [
  [5_000, 25],
  [50_000, 150],
]

/** Rows of the scorer's table, with the F1 that the rules must reach. */
const GOALS: readonly { row: string; id: string; least: number }[] = [
  { row: 'direct quotes: span, exact', id: 'direct-exact', least: 92 },
  { row: 'direct quotes: span and speaker', id: 'direct-speaker', least: 84 },
  { row: 'statements: span, IoU >= 0.5', id: 'statements', least: 78 },
  { row: 'indirect and mixed statements: span, IoU >= 0.5', id: 'indirect', least: 66 },
  { row: 'statements: span and speaker', id: 'statements-speaker', least: 71 },
]
/** How right what is shown must be, and how much of everything it must still find, both in percent. */
const SHOWN_ROW = 'suggestions that are right in span and speaker'
const SHOWN_LEAST = { precision: 80, recall: 60 }

const span = z.tuple([z.number(), z.number()])
const annotated = z.array(
  z.object({
    id: z.string(),
    text: z.string(),
    attributions: z.array(z.object({ source: z.array(span), cue: z.array(span), content: z.array(span) })),
  }),
)

const errorsAt = process.argv.indexOf('--errors')
const errors = errorsAt === -1 ? [] : process.argv.slice(errorsAt, errorsAt + 2)
const [folder, file = 'dev.json'] = process.argv.slice(2, errorsAt === -1 ? undefined : errorsAt)

time()
if (folder !== undefined) score(resolve(folder), file)

function time(): void {
  const text = ARTICLES.map(({ marked }) => parseAnnotated(marked).text).join('\n\n')
  console.log(`Node ${process.version}, ${cpus()[0]?.model ?? 'unknown processor'}`)
  for (const [size, limit] of LIMITS) {
    const sample = text.repeat(Math.ceil(size / text.length)).slice(0, size)
    const times = Array.from({ length: ROUNDS }, () => {
      const before = process.threadCpuUsage()
      suggestClaims(sample, { language: null })
      const { user, system } = process.threadCpuUsage(before)
      return (user + system) / 1000
    })
    const first = times[0] ?? 0
    const median = times.toSorted((a, b) => a - b)[ROUNDS >> 1] ?? 0
    console.log(`${size} characters: first ${first.toFixed(1)} ms, median ${median.toFixed(1)} ms`)
    recordFigure({
      id: `attribution.time-${size}`,
      what: `Finding the statements of ${size.toLocaleString('en')} characters, processor time, median`,
      against: '',
      value: median,
      unit: 'ms',
      goal: { is: 'at most', value: limit },
    })
  }
}

function score(from: string, name: string): void {
  const gold = join(from, name)
  const scorer = join(from, 'score.mjs')
  if (!existsSync(gold) || !existsSync(scorer)) {
    console.error(`${from} needs ${name} and score.mjs`)
    process.exitCode = 2
    return
  }
  const documents = annotated.parse(JSON.parse(readFileSync(gold, 'utf8')))
  const started = performance.now()
  const suggestions = documents.map(({ id, text }) => ({
    id,
    text,
    found: suggestClaims(text, { language: 'en' }),
  }))
  console.log(
    `\n${documents.length} articles, ${((performance.now() - started) / documents.length).toFixed(1)} ms each`,
  )
  const place = mkdtempSync(join(tmpdir(), 'postil-attribution-'))
  try {
    for (const [what, least] of [
      ['all suggestions', 0],
      [`suggestions shown (confidence from ${SHOWN_CONFIDENCE})`, SHOWN_CONFIDENCE],
      ['only the surest (confidence from 0.9)', 0.9],
    ] as const) {
      const predicted = join(place, 'predicted.json')
      writeFileSync(
        predicted,
        JSON.stringify(
          suggestions.map(({ id, text, found }) => ({
            id,
            attributions: found
              .filter(({ confidence }) => confidence >= least)
              .map((one) => asSpans(text, one)),
          })),
        ),
      )
      console.log(`\n${what}`)
      const { stdout, stderr } = spawnSync(
        process.execPath,
        [scorer, gold, predicted, ...(least === 0 ? errors : [])],
        { encoding: 'utf8' },
      )
      console.log(stdout)
      if (stderr !== '') console.error(stderr)
      // Goals are set for the development part; another file is only looked at.
      if (name === 'dev.json') recordScores(stdout, least)
    }
  } finally {
    rmSync(place, { recursive: true })
  }
}

/** Hands on what the scorer's table says of all suggestions (`least` is 0), or of those that are shown. */
function recordScores(table: string, least: number): void {
  if (least === 0)
    for (const { row, id, least: goal } of GOALS)
      recordFigure({
        id: `attribution.${id}`,
        what: `Suggested claims on annotated news, ${row.replace('>=', '≥')}, F1`,
        against: '',
        value: scoreOf(table, row).f1,
        unit: '%',
        goal: { is: 'at least', value: goal },
      })
  if (least === SHOWN_CONFIDENCE)
    for (const part of ['precision', 'recall'] as const)
      recordFigure({
        id: `attribution.shown-${part}`,
        what: `Suggested claims that are shown, right in span and speaker, ${part}`,
        against: '',
        value: scoreOf(table, SHOWN_ROW)[part],
        unit: '%',
        goal: { is: 'at least', value: SHOWN_LEAST[part] },
      })
}

/** A row of the scorer's table, in percent. Throws when the table has no such row. */
function scoreOf(table: string, row: string): { precision: number; recall: number; f1: number } {
  const cells = table
    .split('\n')
    .map((line) => line.split('│').map((cell) => cell.trim()))
    .find((line) => line[1] === `'${row}'` || line[1] === row)
  const [precision, recall, f1] = (cells ?? []).slice(2, 5).map(Number)
  if (precision === undefined || recall === undefined || f1 === undefined)
    throw new Error(`The scorer's table has no row “${row}”`)
  return { precision, recall, f1 }
}

/** A suggestion as the data has it: quotation marks and a leading "that" belong to the content, a speaker's range is a source. */
function asSpans(text: string, { content, cue, source, speaker, kind }: Suggestion) {
  const from = source ?? speaker?.range ?? null
  const spans = (range: TextRange | null) => (range === null ? [] : [[range.start, range.end]])
  return {
    source: spans(from),
    cue: spans(cue),
    content: content.map((range) => withThat(text, kind === 'direct' ? withMarks(text, range) : range)),
  }
}

function withMarks(text: string, { start, end }: TextRange): TextRange {
  const mark = (at: number): boolean => /["“”]/.test(text[at] ?? '')
  const last = /[,.]/.test(text[end] ?? '') && mark(end + 1) ? end + 1 : end
  return { start: mark(start - 1) ? start - 1 : start, end: mark(last) ? last + 1 : last }
}

function withThat(text: string, { start, end }: TextRange): [number, number] {
  return [text.slice(start - 5, start) === 'that ' ? start - 5 : start, end]
}
