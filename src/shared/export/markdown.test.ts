import * as fc from 'fast-check'
import type { Nodes, Root } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { gfm } from 'micromark-extension-gfm'
import { toString } from 'mdast-util-to-string'
import { describe, expect, it } from 'vitest'
import { parse as parseYaml } from 'yaml'
import { hostileTag, hostileText, hostileWords } from './hostile-text.ts'
import {
  annotationToMarkdown,
  documentsToMarkdown,
  documentToMarkdown,
  type DocumentExport,
} from './markdown.ts'
import { obsidianMarks } from './obsidian-marks.ts'
import {
  sampleAnnotation,
  sampleAnnotations,
  sampleClaim,
  sampleDocument,
  sampleExport,
  sampleKind,
  sampleKinds,
  sampleSpeaker,
} from './samples.ts'

const headings = [{ level: 2, text: 'Beijing’s *response*', start: 0 }]
const sample = sampleExport(...headings)

/** As CommonMark can show it: without U+0000 and lone surrogates. */
const shown = (text: string): string => text.toWellFormed().replaceAll('\0', '\ufffd')

const flavours = [
  { name: 'CommonMark', parse: (markdown: string) => fromMarkdown(markdown) },
  {
    name: 'GitHub’s Markdown',
    parse: (markdown: string) =>
      fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] }),
  },
]

const withoutFrontMatter = (markdown: string): string => markdown.replace(/^---\n[^]*?\n---\n/, '')

function oneAnnotation(exact: string, note: string): DocumentExport {
  const annotation = sampleAnnotation(1, 0, 8, { note })
  annotation.selectors.quote.exact = exact
  const after = sampleAnnotation(2, 9, 12)
  return {
    document: sampleDocument,
    kinds: sampleKinds,
    annotations: [
      { annotation, range: { start: 0, end: 8 } },
      { annotation: after, range: { start: 9, end: 12 } },
    ],
    headings: [
      { level: 2, text: 'One', start: 0 },
      { level: 2, text: 'Two', start: 9 },
    ],
  }
}

describe('Markdown of a document', () => {
  it('looks as it always did', async () => {
    await expect(documentToMarkdown(sample)).toMatchFileSnapshot('markdown.golden.md')
    await expect(documentsToMarkdown([sample, { ...sample, annotations: [] }])).toMatchFileSnapshot(
      'markdown-all.golden.md',
    )
    const annotation = sampleAnnotation(1, 0, 120, { claim: sampleClaim, kindId: sampleKind(0).id })
    const one = annotationToMarkdown({ annotation, kind: sampleKind(0), document: sampleDocument })
    await expect(one).toMatchFileSnapshot('markdown-one.golden.md')
  })

  it('is the same however its annotations came', () => {
    const reversed = { ...sample, annotations: sampleAnnotations.toReversed() }
    expect(documentToMarkdown(reversed)).toBe(documentToMarkdown(sample))
  })

  it.each(flavours)('gives each quote back exactly when parsed as $name', ({ parse }) => {
    fc.assert(
      fc.property(hostileWords, (exact) => {
        const tree = parse(withoutFrontMatter(documentToMarkdown(oneAnnotation(exact, ''))))
        const quote = tree.children.find((node) => node.type === 'blockquote')
        expect(quote?.children.map((node) => node.type)).toEqual(quote?.children.map(() => 'paragraph'))
        expect(quote?.children.map((node) => toString(node)).join('\n')).toBe(shown(exact))
      }),
      { numRuns: 400 },
    )
  })

  it('quotes each line of a long quote', () => {
    const markdown = documentToMarkdown(oneAnnotation('First.\nSecond.\n\nThird.', ''))
    expect(markdown).toContain('\n> First.\n>\n> Second.\n>\n> &#10;Third.\n\n- ')
  })

  it.each(flavours)(
    'keeps a note within its record, whatever is in it, when parsed as $name',
    ({ parse }) => {
      const plain = outline(withoutFrontMatter(documentToMarkdown(oneAnnotation('quote', ''))), parse)
      fc.assert(
        fc.property(hostileText, (note) => {
          const markdown = withoutFrontMatter(documentToMarkdown(oneAnnotation('quote', note)))
          expect(outline(markdown, parse)).toEqual(plain)
        }),
        { numRuns: 600 },
      )
    },
  )

  it('keeps every other field within its line, whatever is in it', () => {
    const withText = (text: string, tag: string): DocumentExport => ({
      ...sample,
      document: { ...sampleDocument, title: text },
      headings: [{ level: 2, text: `a${text}`, start: 0 }],
      annotations: [
        {
          annotation: sampleAnnotation(1, 0, 120, {
            claim: {
              ...sampleClaim,
              claimReviewed: text,
              conclusion: text,
              reviewer: text,
              speaker: { ...sampleSpeaker, name: text, role: text, affiliation: text },
            },
            tags: [tag],
          }),
          range: { start: 0, end: 120 },
        },
      ],
    })
    const outlineOf = (input: DocumentExport) =>
      outline(withoutFrontMatter(documentToMarkdown(input)), fromMarkdown)
    const plain = outlineOf(withText('plain', 'tag'))
    fc.assert(
      fc.property(hostileWords, hostileTag, (text, tag) => {
        expect(outlineOf(withText(text.slice(0, 1_000), tag.slice(0, 1_000)))).toEqual(plain)
      }),
      { numRuns: 200 },
    )
  })

  it('shows no mark of Obsidian’s that the reader did not write', () => {
    fc.assert(
      fc.property(hostileWords, (exact) => {
        const markdown = withoutFrontMatter(documentToMarkdown(oneAnnotation(exact, '')))
        const quote = markdown.split('\n').filter((line) => line.startsWith('>'))
        expect(obsidianMarks(quote.join('\n'))).toEqual([])
      }),
      { numRuns: 400 },
    )
  })

  it('has front matter that YAML reads back exactly', () => {
    fc.assert(
      fc.property(hostileWords, hostileText, (title, byline) => {
        const document = { ...sampleDocument, title, byline, source: title }
        const markdown = documentToMarkdown({ ...sample, document })
        const yaml = /^---\n([^]*?)\n---\n\n/.exec(markdown)?.[1] ?? ''
        expect(parseYaml(yaml)).toMatchObject({
          title,
          author: [byline],
          site: title,
          published: '2019-05-16',
          annotations: 3,
          claims: 1,
          format: 'postil/1',
        })
        expect(yaml.split('\n').every((line) => /^[a-z0-9]+: /.test(line))).toBe(true)
      }),
      { numRuns: 200 },
    )
  })

  it('is UTF-8 with line feeds, no byte order mark, and one line end at the end', () => {
    fc.assert(
      fc.property(hostileWords, hostileText, (exact, note) => {
        const markdown = documentToMarkdown(oneAnnotation(exact, note))
        expect(markdown.isWellFormed()).toBe(true)
        expect(markdown).not.toMatch(/[\r\0]|^\ufeff|\n\n$/)
        expect(markdown).toMatch(/[^\n]\n$/)
      }),
      { numRuns: 200 },
    )
  })

  it('lists passages in the order of the text, marks what lies within another, and puts orphans last', () => {
    const outer = sampleAnnotation(1, 10, 60)
    const inner = sampleAnnotation(2, 10, 40)
    const innermost = sampleAnnotation(3, 20, 30)
    const first = sampleAnnotation(4, 0, 5)
    const lost = sampleAnnotation(5, 0, 3)
    const markdown = documentToMarkdown({
      document: sampleDocument,
      kinds: sampleKinds,
      annotations: [
        { annotation: lost, range: null },
        { annotation: innermost, range: { start: 20, end: 30 } },
        { annotation: inner, range: { start: 10, end: 40 } },
        { annotation: outer, range: { start: 10, end: 60 } },
        { annotation: first, range: { start: 0, end: 5 } },
      ],
    })
    const ids = Array.from(markdown.matchAll(/^\^postil-(.*)$/gm), ([, id]) => id)
    expect(ids).toEqual([first.id, outer.id, inner.id, innermost.id, lost.id])
    const within = Array.from(markdown.matchAll(/\*\*Within:\*\* .*\(#\^postil-(.*)\)$/gm), ([, id]) => id)
    expect(within).toEqual([outer.id, inner.id])
    expect(markdown.indexOf('## Not found in the current text')).toBeGreaterThan(
      markdown.indexOf(innermost.id),
    )
  })
})

/** Everything that gives a file its structure: headings, ids, quotes, and HTML apart from ours. */
function outline(source: string, parse: (markdown: string) => Root): string[] {
  const found: string[] = []
  const visit = (node: Nodes, depth: number): void => {
    if (node.type === 'heading') found.push(`heading ${node.depth}`)
    if (node.type === 'html' && node.value !== '<!-- -->') found.push(`html ${node.value.slice(0, 16)}`)
    if (depth === 1 && node.type === 'paragraph') {
      const id = /^\^postil-.*/.exec(firstLine(source, node))?.[0]
      if (id !== undefined) found.push(id)
    }
    if (node.type === 'listItem' && firstLine(source, node).startsWith('- [Open at the passage]'))
      found.push('record')
    if ('children' in node) for (const child of node.children) visit(child, depth + 1)
  }
  visit(parse(source), 0)
  return found
}

function firstLine(source: string, node: Nodes): string {
  return source.split('\n')[(node.position?.start.line ?? 0) - 1] ?? ''
}
