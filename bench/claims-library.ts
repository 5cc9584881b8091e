import type { Library } from '../src/main/store/library.ts'
import { createDocument } from '../src/main/store/documents.ts'
import { listKinds } from '../src/main/store/kinds.ts'
import { listVerdicts } from '../src/main/store/verdicts.ts'
import { assert } from '../src/shared/result.ts'
import { outsideSteps } from '../src/main/store/journal.ts'

/** How large a library to make. */
export type ClaimsLibrarySize = { documents: number; speakers: number; claims: number }

const WORDS = (
  'tariff ministry denied report spying network equipment ban order border budget hospital school vaccine river ' +
  'minister company promised billion percent workers court ruling appeal evidence climate energy price market ' +
  'election voters party treaty safety product export import growth inflation union strike flood bridge railway'
).split(' ')
const SOURCE_TYPES = [
  'named individual',
  'unnamed individual',
  'named group',
  'unnamed group',
  'document',
  'database',
]

/** A pseudo-random number generator between 0 and 1, the same for the same seed. Mulberry32, public domain. */
export function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

/**
 * Fills an empty library with claims: a few speakers have many, most have few; half are unchecked; one in fifty
 * contradicts another. The same for the same seed, but for ids.
 */
export function fillClaimsLibrary({ store, clock }: Library, size: ClaimsLibrarySize, seed: number): void {
  const random = seeded(seed)
  const pick = <Item>(items: readonly Item[]): Item => {
    const item = items[Math.floor(random() * items.length)]
    assert(item !== undefined, 'an item to pick')
    return item
  }
  const sentence = (words: number) => Array.from({ length: words }, () => pick(WORDS)).join(' ')
  const day = () =>
    new Date(
      Date.UTC(2015 + Math.floor(random() * 10), Math.floor(random() * 12), 1 + Math.floor(random() * 28)),
    )
  const documents = Array.from({ length: size.documents }, (_, index) => {
    const text = `${sentence(40)} ${index}`
    const { document } = createDocument(store, clock, {
      title: `${sentence(6)} ${index}`,
      byline: null,
      source: null,
      url: null,
      publishedAt: day().toISOString().slice(0, 10),
      language: 'en',
      html: `<p>${text}</p>`,
      text,
    })
    return document
  })
  const verdicts = listVerdicts(store)
  const kind = listKinds(store).find(({ isClaim }) => isClaim)
  const unchecked = verdicts.find(({ isUnchecked }) => isUnchecked)
  assert(
    kind !== undefined && unchecked !== undefined,
    'a kind of claims, and a verdict that means unchecked',
  )
  outsideSteps(store, () => {
    const speaker = store.prepare('INSERT INTO speaker (id, name, source_type) VALUES (?, ?, ?)')
    const speakers = Array.from({ length: size.speakers }, (_, index) => {
      const id = clock.id()
      speaker.run(id, `Speaker ${sentence(1)} ${index}`, pick(SOURCE_TYPES))
      return id
    })
    const tag = store.prepare('INSERT INTO tag (id, name) VALUES (?, ?)')
    const tags = Array.from({ length: 200 }, (_, index) => {
      const id = clock.id()
      tag.run(id, `${pick(WORDS)}/${index}`)
      return id
    })
    const annotation = store.prepare(
      `INSERT INTO annotation (id, document_id, revision_id, kind_id, exact, prefix, suffix, start_offset, end_offset,
           note, created_at, updated_at) VALUES (?, ?, ?, ?, ?, '', '', ?, ?, '', ?, ?)`,
    )
    const claim = store.prepare(
      `INSERT INTO claim (annotation_id, claim_reviewed, speaker_id, attribution_kind, said_at, verdict_id, conclusion)
         VALUES (?, ?, ?, ?, ?, ?, ?)`,
    )
    const tagged = store.prepare(
      'INSERT INTO annotation_tag (annotation_id, tag_id, position) VALUES (?, ?, 0)',
    )
    const link = store.prepare(
      `INSERT INTO evidence (id, claim_id, relation, target_annotation_id, accessed_at)
         VALUES (?, ?, 'contradicts', ?, '2024-01-01')`,
    )
    let previous: string | null = null
    for (let index = 0; index < size.claims; index += 1) {
      const id = clock.id()
      const document = pick(documents)
      const words = sentence(20)
      const start = Math.floor(random() * 200)
      const at = day().getTime()
      annotation.run(
        id,
        document.id,
        document.revisionId,
        kind.id,
        words,
        start,
        start + words.length,
        at,
        at,
      )
      claim.run(
        id,
        words,
        // The square makes the first speakers the most quoted.
        random() < 0.1 ? null : speakers[Math.floor(random() ** 2 * speakers.length)],
        pick(['direct', 'indirect', 'mixed', null]),
        random() < 0.3 ? day().toISOString().slice(0, 10) : null,
        random() < 0.5 ? unchecked.id : pick(verdicts).id,
        random() < 0.3 ? sentence(10) : '',
      )
      if (random() < 0.4) tagged.run(id, pick(tags))
      if (previous !== null && random() < 0.02) link.run(clock.id(), id, previous)
      previous = id
    }
  })
}
