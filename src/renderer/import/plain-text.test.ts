// @vitest-environment jsdom
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { importDocument } from './import-document.ts'
import { draftFromText } from './plain-text.ts'
import { bylineOf } from './title-block.ts'

const paste = { name: '', url: null }

describe('plain text', () => {
  it('reads the bundled article: title block as metadata, paragraphs as text', async () => {
    const bytes = new Uint8Array(
      readFileSync(join(import.meta.dirname, '../../../resources/china-hits-back.txt')),
    )
    const result = await importDocument({ name: 'china-hits-back.txt', bytes, mediaType: null, url: null })
    if (!result.ok) throw new Error(result.failure.message)
    const { html, text, images, leadImage, ...metadata } = result.value
    expect({ images, leadImage }).toEqual({ images: [], leadImage: null })
    expect(metadata).toEqual({
      title: 'China hits back at Trump’s Huawei ban',
      byline: 'Hannah McGrath',
      source: 'Data Driven Futures',
      url: null,
      publishedAt: null,
      language: null,
    })
    const printed = new TextDecoder().decode(bytes).trim().split('\n\n').slice(3)
    expect(text).toBe(printed.join('\n'))
    expect(html).toBe(printed.map((paragraph) => `<p>${paragraph}</p>`).join('\n'))
    expect(text).toContain('told reporters: “China has emphasised many times')
  })

  it('takes every line for a paragraph when there are no blank lines', () => {
    expect(draftFromText('One sentence here.\nAnother one.\nA third.', paste).html).toBe(
      '<p>One sentence here.</p>\n<p>Another one.</p>\n<p>A third.</p>',
    )
  })

  it('joins lines that only wrap, and keeps those that the author parted', () => {
    const wrapped =
      'It was a bright cold day in some month or other, and all the\nclocks were striking an hour that nobody had ever heard of, or\nso they said.\n\nThe end.'
    expect(draftFromText(wrapped, paste).text.split('\n')).toHaveLength(2)
    expect(draftFromText('A line.\n\nRoses,\nViolets.', paste).html).toBe(
      '<p>A line.</p>\n<p>Roses,<br>\nViolets.</p>',
    )
  })

  it('keeps a text without a title block whole, and names it by its first words', () => {
    const text =
      'He said: “This is a statement.” And he went on to say a good deal more about it than that, at length.'
    expect(draftFromText(text, paste)).toMatchObject({
      text,
      title: 'He said: “This is a statement.” And he went on to say a good deal more about it…',
    })
  })

  it('takes a short first line for the headline, and a date for the day', () => {
    const draft = draftFromText(
      'A headline\nBy Jane van der Doe and John O’Neil\n23 May 2019\nThe first sentence of it.',
      paste,
    )
    expect(draft).toMatchObject({
      title: 'A headline',
      byline: 'Jane van der Doe and John O’Neil',
      publishedAt: '2019-05-23',
      text: 'The first sentence of it.',
    })
  })

  it('does not take markup in it for markup', () => {
    expect(draftFromText('a <b>b</b> &amp; <script>c</script>', paste).text).toBe(
      'a <b>b</b> &amp; <script>c</script>',
    )
  })

  it.each([
    ['Written by Hannah McGrath', 'Hannah McGrath'],
    ['By JANE DOE', 'JANE DOE'],
    ['Words: Ann Lee', 'Ann Lee'],
    ['Von Max Müller', 'Max Müller'],
    ['By the end of the day it was over.', null],
    ['Por fin llegó', null],
    ['A report', null],
  ])('finds the author in “%s”', (line, name) => {
    expect(bylineOf(line)).toBe(name)
  })

  it.each([
    ['an empty file', new Uint8Array(), 'empty'],
    ['white space', new TextEncoder().encode(' \n\t '), 'empty'],
    ['a binary', new Uint8Array([0x7f, 0x45, 0x4c, 0x46, 0, 1, 2, 3, 4, 5, 6, 7]), 'unsupported'],
  ])('refuses %s, and says why', async (_name, bytes, kind) => {
    const result = await importDocument({ name: 'x.txt', bytes, mediaType: 'text/plain', url: null })
    expect(result).toMatchObject({ ok: false, failure: { kind } })
  })
})
