import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parsePostilMarkdown } from '../interchange/markdown.ts'
import { hostileText } from './hostile-text.ts'
import type { DocumentExport } from './markdown.ts'
import { sampleAnnotation, sampleAnnotations, sampleDocument, sampleExport } from './samples.ts'
import {
  documentIdOf,
  mergeVaultFile,
  vaultContent,
  type VaultMerge,
  type WrittenBlocks,
} from './vault-merge.ts'

const sample = sampleExport({ level: 2, text: 'First section', start: 0 })

type Merged = Extract<VaultMerge, { kind: 'merged' }>

function merge(
  current: string | null,
  written: WrittenBlocks | null,
  input: DocumentExport = sample,
  take: string[] = [],
): Merged {
  const result = mergeVaultFile({ current, written, next: vaultContent(input), take: new Set(take) })
  if (result.kind !== 'merged') throw new Error('Expected a merged file')
  return result
}

const withNote = (note: string): DocumentExport => ({
  ...sample,
  annotations: sampleAnnotations.map((placed, index) =>
    index === 1 ? { ...placed, annotation: { ...placed.annotation, note } } : placed,
  ),
})
const secondId = sampleAnnotation(2, 0, 1).id

describe('a file that Postil keeps in step', () => {
  it('begins as a whole file between markers', async () => {
    const first = merge(null, null)
    await expect(first.content).toMatchFileSnapshot('vault-merge.golden.md')
    expect(first.edited).toEqual([])
    expect(documentIdOf(first.content)).toBe(sampleDocument.id)
  })

  it('stays as it is when nothing has changed, with and without what was remembered', () => {
    const first = merge(null, null)
    for (const written of [first.written, null]) {
      const again = merge(first.content, written)
      expect(again.content).toBe(first.content)
      expect(again).toMatchObject({ isChanged: false, edited: [] })
    }
  })

  it('takes over changes of the library where nobody has edited', () => {
    const first = merge(null, null)
    const second = merge(first.content, first.written, withNote('A new note.'))
    expect(second.content).toContain('A new note.')
    expect(second.edited).toEqual([])
    expect(second.content).toBe(merge(null, null, withNote('A new note.')).content)
    const fewer = { ...sample, annotations: sampleAnnotations.slice(0, 1) }
    const third = merge(second.content, second.written, fewer)
    expect(third.content).toBe(merge(null, null, fewer).content)
  })

  it('leaves an edited block alone and reports it with all three texts', () => {
    const first = merge(null, null)
    const byHand = first.content.replace('- **Kind:** Quote', '- **Kind:** Quote\n- my own remark')
    for (const again of [
      merge(byHand, first.written, withNote('New')),
      merge(byHand, null, withNote('New')),
    ]) {
      expect(again.content).toContain('my own remark')
      expect(again.content).not.toContain('New\n')
      expect(again.edited).toHaveLength(1)
      expect(again.edited[0]).toMatchObject({
        key: secondId,
        theirs: expect.stringContaining('my own remark'),
        ours: expect.stringContaining('New'),
      })
      const later = merge(again.content, again.written, withNote('Newer'))
      expect(later.edited).toHaveLength(1)
    }
    expect(merge(byHand, first.written).edited[0]?.base).toContain('**Kind:** Quote')
    const taken = merge(byHand, first.written, withNote('New'), [secondId])
    expect(taken.content).toBe(merge(null, null, withNote('New')).content)
    expect(taken.edited).toEqual([])
  })

  it('does not write again what a person has taken out', () => {
    const first = merge(null, null)
    const start = first.content.indexOf('> Gao Feng\n')
    const end = first.content.indexOf(`^postil-${secondId}`) + `^postil-${secondId}`.length
    const byHand = first.content.slice(0, start) + first.content.slice(end + 2)
    const again = merge(byHand, first.written)
    expect(again.content).not.toContain('> Gao Feng\n')
    expect(again.edited).toMatchObject([{ key: secondId, theirs: null }])
  })

  it('keeps an edited block whose annotation is gone', () => {
    const first = merge(null, null)
    const byHand = first.content.replace('- **Kind:** Quote', '- **Kind:** Quote, I think')
    const fewer = {
      ...sample,
      annotations: sampleAnnotations.filter(({ annotation }) => annotation.id !== secondId),
    }
    const again = merge(byHand, first.written, fewer)
    expect(again.content).toContain('Quote, I think')
    expect(again.edited).toMatchObject([{ key: secondId, ours: null }])
  })

  it('keeps a person’s own fields and comments in the front matter, and what they changed in Postil’s', () => {
    const first = merge(null, null)
    const byHand = first.content
      .replace('---\n', '---\n# my comment\nstatus: done\naliases:\n  - China\n')
      .replace('title: "China hits back at Trump’s Huawei ban"', 'title: My title')
      .replace(
        'tags: ["fact-check", "huawei", "people", "trade/tariffs"]',
        'tags:\n  - fact-check\n  - huawei\n  - people\n  - trade/tariffs',
      )
    const fewer = { ...sample, annotations: sampleAnnotations.slice(1) }
    const again = merge(byHand, first.written, fewer)
    expect(again.content).toContain('# my comment\nstatus: done\naliases:\n  - China\n')
    expect(again.content).toContain('title: My title\n')
    expect(again.content).toContain('annotations: 2\n')
    expect(again.content).toContain('tags: ["people"]\n')
    expect(again.edited.map(({ key }) => key)).toEqual(['field title'])
  })

  it('leaves front matter alone that YAML cannot read', () => {
    const first = merge(null, null)
    const byHand = first.content.replace('site:', 'a: [\nsite:')
    const again = merge(byHand, first.written, withNote('New'))
    expect(again.edited.map(({ key }) => key)).toEqual(['front matter'])
    expect(again.content.split('\n---\n')[0]).toBe(byHand.split('\n---\n')[0])
    expect(again.content).toContain('New\n')
  })

  it('writes nothing into a file without its markers', () => {
    const next = vaultContent(sample)
    expect(mergeVaultFile({ current: '# Mine\n', written: null, next })).toEqual({ kind: 'no-markers' })
  })

  it('keeps the line ends and the byte order mark of the file', () => {
    const first = merge(null, null)
    const windows = `\ufeff${first.content.replaceAll('\n', '\r\n')}`
    expect(merge(windows, first.written)).toMatchObject({ isChanged: false, edited: [] })
    expect(documentIdOf(windows)).toBe(sampleDocument.id)
  })

  it('loses no line that a person writes anywhere outside the data, and settles at once', () => {
    const first = merge(null, null)
    const dataLine = first.content.split('\n').indexOf('<!-- postil:data')
    const count = first.content.split('\n').length
    const words = hostileText.map((text) => `by hand ${text.replace(/[\r\n]/g, ' ').slice(0, 200)} end`)
    const place = fc.nat(count).filter((at) => at < dataLine || at > count - 3)
    fc.assert(
      fc.property(place, words, fc.boolean(), (at, text, remembered) => {
        const lines = first.content.split('\n')
        lines.splice(at, 0, text)
        const again = merge(lines.join('\n'), remembered ? first.written : null, withNote('New'))
        expect(again.content.split('\n').filter((line) => line.trim() === text.trim())).toHaveLength(1)
        const later = merge(again.content, again.written, withNote('New'))
        expect(later.content).toBe(again.content)
        expect(later.edited.map(({ key }) => key)).toEqual(again.edited.map(({ key }) => key))
      }),
      { numRuns: 500 },
    )
  })

  it('gives the library back, whatever notes are in it', () => {
    fc.assert(
      fc.property(hostileText, hostileText, (before, after) => {
        const first = merge(null, null, withNote(before))
        const second = merge(first.content, null, withNote(after))
        expect(second.content).toBe(merge(null, null, withNote(after)).content)
        const notes = parsePostilMarkdown(second.content).annotations.map(({ note }) => note)
        expect(notes[1]).toBe(after)
      }),
      { numRuns: 200 },
    )
  })
})
