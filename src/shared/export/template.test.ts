import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hostileText, hostileWords } from './hostile-text.ts'
import { documentsToMarkdown, documentToMarkdown } from './markdown.ts'
import { sampleAnnotation, sampleDocument, sampleExport } from './samples.ts'
import { templatePresets } from './template-presets.ts'
import { checkTemplate, PREVIEW_LIMITS, renderTemplate } from './template.ts'

const sample = sampleExport({ level: 2, text: 'First *section*', start: 0 })

function preset(id: string): string {
  const found = templatePresets.find((one) => one.id === id)
  if (found === undefined) throw new Error(`Expected a preset ${id}`)
  return found.template
}

describe('templates', () => {
  it.each(templatePresets)('$name looks as it always did', async ({ id, template }) => {
    const { text, problem } = renderTemplate(template, [sample])
    expect(problem).toBeNull()
    expect(checkTemplate(template)).toBeNull()
    await expect(text).toMatchFileSnapshot(`template-${id}.golden.md`)
  })

  it('have a preset that writes what Postil writes', () => {
    expect(renderTemplate(preset('postil'), [sample]).text).toBe(documentToMarkdown(sample))
    fc.assert(
      fc.property(hostileWords, hostileText, (words, note) => {
        const annotation = sampleAnnotation(1, 0, 9, { note })
        annotation.selectors.quote.exact = words
        const input = {
          ...sample,
          document: { ...sampleDocument, title: words },
          annotations: [{ annotation, range: { start: 0, end: 9 } }],
        }
        expect(renderTemplate(preset('postil'), [input])).toEqual({
          text: documentToMarkdown(input),
          problem: null,
        })
      }),
      { numRuns: 100 },
    )
  })

  it.each([
    ['{% if %}{{', 1],
    ['line one\n{% nothing %}', 2],
    ['{{ document.title | no_such_filter }}', 1],
    ['{% for i in (1..9999999999) %}x{% endfor %}', 1],
    ['{% for a in (1..100000) %}{% for b in (1..100000) %}{% endfor %}{% endfor %}', 1],
    ['{% include "/etc/passwd" %}', 1],
    ['{% render "../x" %}', 1],
    ['{% layout "x" %}', 1],
  ])('that are faulty lose nothing: %j', (template, line) => {
    const { text, problem } = renderTemplate(template, [sample], { ...PREVIEW_LIMITS, renderLimit: 100 })
    expect(text).toBe(documentToMarkdown(sample))
    expect(problem?.message).not.toBe('')
    expect(problem?.line).toBe(line)
    expect(renderTemplate(template, [sample, sample], PREVIEW_LIMITS).text).toBe(
      documentsToMarkdown([sample, sample]),
    )
  })

  it('that are too long are refused', () => {
    expect(checkTemplate('x'.repeat(300_000))?.message).toMatch(/limit/)
  })

  it('reach nothing but what they are given', () => {
    const { text } = renderTemplate(
      '{{ document.constructor.name }}{{ document.__proto__ }}{{ "a".constructor }}',
      [sample],
    )
    expect(text).toBe('\n')
  })

  it('give well-formed text with line feeds and one line end at the end', () => {
    fc.assert(
      fc.property(hostileText, (words) => {
        const annotation = sampleAnnotation(1, 0, 9, { note: words })
        const { text } = renderTemplate(preset('plain'), [
          { ...sample, annotations: [{ annotation, range: null }] },
        ])
        expect(text.isWellFormed()).toBe(true)
        expect(text).not.toMatch(/\r|^\ufeff|\n\n$/)
      }),
      { numRuns: 50 },
    )
  })
})
