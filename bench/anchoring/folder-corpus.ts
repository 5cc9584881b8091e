import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { TextRange } from '../../src/shared/model/selector.ts'
import type { Corpus, Scenario, Verdict } from './work.ts'

/** What `corpus.mjs` in a folder of texts must export; its documents and truths are its own affair. */
type CorpusModule = {
  makeDoc: (words: number) => object
  layout: (doc: object) => { text: string }
  makeAnnotations: (
    doc: object,
    layout: object,
    count: number,
    seed: number,
  ) => { start: number; end: number; exact: string; prefix: string; suffix: string }[]
  SCENARIOS: Record<Scenario, object>
  editDoc: (doc: object, scenario: object, seed: number) => object
  truths: (doc: object, layout: object, annotations: object[], edited: object, now: object) => object[]
  judge: (truth: object, found: TextRange | null) => string
}

const VERDICTS: Readonly<Record<string, Verdict>> = {
  tight: 'right',
  right: 'right',
  wrong: 'wrong',
  orphan: 'orphaned',
  trueOrphan: 'admitted',
  falseAnchor: 'invented',
}

/** The corpus that a folder's `corpus.mjs` makes. Throws when there is none, or when it lacks a function. */
export async function folderCorpus(folder: string): Promise<Corpus> {
  const module: unknown = await import(pathToFileURL(resolve(folder, 'corpus.mjs')).href)
  if (!isCorpusModule(module)) throw new Error('corpus.mjs does not export what a corpus needs')
  return {
    name: 'a folder of texts',
    make: (words, passages, scenario, seed) => {
      const doc = module.makeDoc(words)
      const before = module.layout(doc)
      const annotations = module.makeAnnotations(doc, before, passages, seed)
      const edited = module.editDoc(doc, module.SCENARIOS[scenario], seed + 777 - 4242)
      const after = module.layout(edited)
      const truths = module.truths(doc, before, annotations, edited, after)
      return {
        before: before.text,
        after: after.text,
        selectors: annotations.map(({ start, end, exact, prefix, suffix }) => ({
          quote: { type: 'TextQuoteSelector', exact, prefix, suffix },
          position: { type: 'TextPositionSelector', start, end },
        })),
        judge: (passage, found) => {
          const truth = truths[passage]
          const verdict = truth === undefined ? undefined : VERDICTS[module.judge(truth, found)]
          if (verdict === undefined) throw new Error(`expected a verdict on passage ${passage}`)
          // A passage whose words were all replaced in their place is gone; to show that place is no mistake.
          const gone = truth !== undefined && 'gone' in truth && truth.gone === true
          return gone && verdict === 'right' ? 'admitted' : verdict
        },
      }
    },
  }
}

function isCorpusModule(module: unknown): module is CorpusModule {
  if (typeof module !== 'object' || module === null) return false
  const functions = ['makeDoc', 'layout', 'makeAnnotations', 'editDoc', 'truths', 'judge']
  const exported = new Map<string, unknown>(Object.entries(module))
  return (
    functions.every((name) => typeof exported.get(name) === 'function') &&
    typeof exported.get('SCENARIOS') === 'object'
  )
}
