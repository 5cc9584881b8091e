import { cpus } from 'node:os'
import { parseArgs } from 'node:util'
import { anchorAll } from '../src/shared/anchoring/anchor.ts'
import type { TextRange } from '../src/shared/model/selector.ts'
import { folderCorpus } from './anchoring/folder-corpus.ts'
import { generatedCorpus } from './anchoring/generated-corpus.ts'
import { findByQuote } from './anchoring/quote-by-quote.ts'
import { SCENARIOS, type Scenario, type Verdict, type Work } from './anchoring/work.ts'

// node bench/anchoring.bench.ts [FOLDER] [--words 1000,10000,100000] [--seeds 4242] [--alone]
//
// Finds 1,000 passages again in edited texts, with the earlier text at hand and by their quotes alone, and
// prints how long it took and how often it was right, beside the approach of Hypothesis's client on the same
// work (left out with --alone). The texts are made by FOLDER/corpus.mjs, or are invented. Time is processor
// time of the thread: ours is the mean of several runs after one to warm up, theirs is of one, as it takes minutes.
const { values, positionals } = parseArgs({
  options: {
    words: { type: 'string', default: '1000,10000,100000' },
    seeds: { type: 'string', default: '4242' },
    alone: { type: 'boolean', default: false },
  },
  allowPositionals: true,
})
const [folder] = positionals
const corpus = folder === undefined ? generatedCorpus : await folderCorpus(folder)
const sizes = values.words.split(',').map(Number)
const seeds = values.seeds.split(',').map(Number)
const PASSAGES = 1000
/** Our way is repeated for this long, in milliseconds, as the clock of processor time is coarse. */
const LONG_ENOUGH = 200

console.log(`Node ${process.version}, ${cpus()[0]?.model ?? 'unknown processor'}; ${corpus.name}\n`)
printFirst(Math.max(...sizes))
for (const words of sizes) {
  const lines = SCENARIOS.filter((scenario) => scenario !== 'unchanged').map((scenario) =>
    compare(words, scenario),
  )
  printTable(
    `${words.toLocaleString('en')} words, ${PASSAGES.toLocaleString('en')} passages × ${seeds.length}`,
    [
      '',
      'with the earlier text',
      '',
      'by the quote alone',
      '',
      'quote by quote, as Hypothesis',
      '',
      'times faster',
    ],
    lines,
  )
}
printGrowth()

/** One row: the three ways on the same work. */
function compare(words: number, scenario: Scenario): string[] {
  const works = seeds.map((seed) => corpus.make(words, PASSAGES, scenario, seed))
  const withText = measure(works, mean, (work) => ours(work, work.before))
  const byQuote = measure(works, mean, (work) =>
    ours({ ...work, selectors: work.selectors.map(({ quote }) => ({ quote, position: null })) }),
  )
  const theirs = values.alone
    ? null
    : measure(works, once, (work) => work.selectors.map((one) => findByQuote(work.after, one)))
  return [
    scenario,
    milliseconds(withText.time),
    withText.quality,
    milliseconds(byQuote.time),
    byQuote.quality,
    theirs === null ? '–' : milliseconds(theirs.time),
    theirs === null ? '–' : theirs.quality,
    theirs === null
      ? '–'
      : `${(theirs.time / withText.time).toFixed(0)} / ${(theirs.time / byQuote.time).toFixed(0)}`,
  ]
}

function ours({ after, selectors }: Work, earlierText?: string): (TextRange | null)[] {
  return anchorAll(after, selectors, earlierText).map((found) =>
    found.kind === 'orphan' ? null : found.range,
  )
}

/** How long one way takes for a work, and what its answers are worth over all works. */
function measure(
  works: readonly Work[],
  timer: (run: () => void) => number,
  find: (work: Work) => (TextRange | null)[],
): { time: number; quality: string } {
  const verdicts: Record<Verdict, number> = { right: 0, wrong: 0, orphaned: 0, admitted: 0, invented: 0 }
  let time = 0
  for (const work of works) {
    let found: (TextRange | null)[] = []
    time += timer(() => {
      found = find(work)
    })
    for (const [i, range] of found.entries()) verdicts[work.judge(i, range)]++
  }
  const left = verdicts.right + verdicts.wrong + verdicts.orphaned
  const gone = verdicts.admitted + verdicts.invented
  const shares = [verdicts.right, verdicts.wrong, verdicts.orphaned].map((part) => percent(part, left))
  return {
    time: time / works.length,
    quality: `${shares.join(' / ')}; ${gone === 0 ? '–' : `${percent(verdicts.admitted, gone)} of ${gone}`}`,
  }
}

/** What the first call costs, before the engine has compiled anything: the only one that many a document ever sees. */
function printFirst(words: number): void {
  const work = corpus.make(words, PASSAGES, 'edit5', seeds[0] ?? 0)
  const time = once(() => ours(work, work.before))
  console.log(
    `The first call of the process: ${milliseconds(time)} (${words.toLocaleString('en')} words, edit5, earlier text)\n`,
  )
}

/** How the time grows with the words and with the passages. */
function printGrowth(): void {
  const rows: string[][] = []
  for (const words of sizes) {
    for (const passages of [1000, 10_000]) {
      const cells = (['unchanged', 'edit5'] as const).flatMap((scenario) => {
        const work = corpus.make(words, passages, scenario, seeds[0] ?? 0)
        const quotes = work.selectors.map(({ quote }) => ({ quote, position: null }))
        return scenario === 'unchanged'
          ? [mean(() => anchorAll(work.after, work.selectors))]
          : [
              mean(() => anchorAll(work.after, work.selectors, work.before)),
              mean(() => anchorAll(work.after, quotes)),
            ]
      })
      rows.push([words.toLocaleString('en'), passages.toLocaleString('en'), ...cells.map(milliseconds)])
    }
  }
  printTable('Growth', ['words', 'passages', 'unchanged', 'edit5, earlier text', 'edit5, quote alone'], rows)
}

/** The processor time of one run, in milliseconds. */
function once(run: () => void): number {
  const before = process.threadCpuUsage()
  run()
  const { user, system } = process.threadCpuUsage(before)
  return (user + system) / 1000
}

/** The mean processor time of many runs, in milliseconds, after one to warm up. */
function mean(run: () => void): number {
  run()
  let runs = 0
  let time = 0
  while (time < LONG_ENOUGH) {
    const batch = 2 ** Math.min(runs, 8)
    time += once(() => {
      for (let i = 0; i < batch; i++) run()
    })
    runs += batch
  }
  return time / runs
}

function milliseconds(time: number): string {
  return `${time < 100 ? time.toFixed(1) : time.toFixed(0)} ms`
}

function percent(part: number, whole: number): string {
  return (whole === 0 ? 0 : (100 * part) / whole).toFixed(2).replace(/\.?0+$/, '')
}

function printTable(title: string, head: readonly string[], rows: readonly (readonly string[])[]): void {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  console.log([`**${title}**`, '', line(head), line(head.map(() => '---')), ...rows.map(line), ''].join('\n'))
}
