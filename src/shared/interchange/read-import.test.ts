import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hostileText } from '../export/hostile-text.ts'
import { sampleAnnotations, sampleDocument, sampleKinds } from '../export/samples.ts'
import { documentToWebAnnotations } from '../export/web-annotation.ts'
import { importFormatOf, readImport } from './read-import.ts'

describe('an import', () => {
  it('knows each format by what is in the file', () => {
    const own = { document: sampleDocument, kinds: sampleKinds, annotations: sampleAnnotations }
    const formatOf = (text: string, name = 'file') => importFormatOf({ name, text })
    expect(formatOf(documentToWebAnnotations(own, null))).toBe('web-annotation')
    expect(formatOf('[{"uri":"https://example.org/","id":"a"}]')).toBe('hypothesis')
    expect(formatOf('{"rows":[]}')).toBe('hypothesis')
    expect(formatOf('{"format":"postil/1",\n"kinds":[\n]')).toBe('postil-json')
    expect(formatOf('{"$format":"readest-annotations"}')).toBe('readest')
    expect(formatOf('[{"slug":"a"}]')).toBe('omnivore')
    expect(formatOf('> q', 'x/highlights/a.md')).toBe('omnivore')
    expect(formatOf('\ufeffHighlight,Book Title\nq,t')).toBe('readwise')
    expect(formatOf('T (A)\n- Your Highlight | x\n\nw\n==========\n')).toBe('kindle')
    expect(formatOf('“a” ([b](zotero://select/library/items/C))')).toBe('zotero')
    expect(formatOf('> q\n\n- [Open at the passage](postil://annotation/01JA0000000000000000000001)')).toBe(
      'postil-markdown',
    )
    expect(formatOf('{}')).toBeNull()
    expect(formatOf('just words')).toBeNull()
  })

  it('reads any file without failing, and says which it does not know', () => {
    fc.assert(
      fc.property(hostileText, fc.json(), (text, json) => {
        const { imports, unknown } = readImport([
          { name: 'a', text },
          { name: 'highlights/b.md', text },
          { name: 'c', text: json },
          { name: 'd', text: `{"rows":[${json}]}` },
          { name: 'e', text: `{"type":"AnnotationSet","items":[${json}],"about":${json}}` },
          { name: 'f', text: `{"$format":"readest-annotations","book":${json},"annotations":[${json}]}` },
          { name: 'g', text: `{"format":"postil/1","annotations":[${json}],"documents":${json}}` },
          { name: 'h', text: `Highlight,Note\n${text}` },
          { name: 'i', text: `[{"slug":"x"},${json}]` },
        ])
        const named = [...imports.flatMap(({ files }) => files), ...unknown]
        expect(named).toHaveLength(9)
      }),
      { numRuns: 300 },
    )
  })
})
