// @vitest-environment jsdom
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { documentDraft } from '../../shared/model/document.ts'
import { canonicalize } from './canonical.ts'
import { docx, epub, pdf, pdfLines } from './file-fixtures.ts'
import { file } from './fixtures.ts'
import { importDocument } from './import-document.ts'
import type { ImportedDocument } from './imported-document.ts'
import { sanitizeCanonicalHtml, sanitizeSource } from './sanitize.ts'
import { parseInertHtml } from './trusted-html.ts'
import { CANONICAL_ATTRIBUTES, CANONICAL_TAGS } from './vocabulary.ts'

/** How many documents each property is tried with; more on demand. */
const RUNS = Number(process.env['POSTIL_PROPERTY_RUNS'] ?? 30)

/** What every importer promises of every document. */
function expectContract(document: ImportedDocument): void {
  const { html, text } = document
  expect(documentDraft.safeParse(document).success).toBe(true)
  const parsed = parseInertHtml(html)
  expect(parsed.body.textContent).toBe(text)
  expect(parsed.head.childNodes).toHaveLength(0)
  expect(text.isWellFormed()).toBe(true)
  expect(text).not.toMatch(/[\0\r]/)
  const shown = sanitizeCanonicalHtml(html)
  expect(shown.textContent).toBe(text)
  expect(canonicalize(shown)?.html).toBe(html)
  expect(canonicalize(sanitizeSource(parsed.body))?.html).toBe(html)
  expectHarmless(parsed.body)
  for (const block of parsed.body.childNodes) {
    if (block.nodeType === Node.TEXT_NODE) expect(block.nodeValue).toBe('\n')
  }
}

function expectHarmless(root: ParentNode): void {
  for (const element of root.querySelectorAll('*')) {
    expect(CANONICAL_TAGS).toContain(element.localName)
    expect(element.namespaceURI).toBe('http://www.w3.org/1999/xhtml')
    for (const { name, value } of element.attributes) {
      expect(CANONICAL_ATTRIBUTES).toContain(name)
      if (name === 'href') expect(value).toMatch(/^(?:https?:\/\/|mailto:|#postil-)/i)
      if (name === 'src') expect(value).toMatch(/^app:\/\/postil\/image\/[0-9a-f]{64}$/)
      if (name === 'id') expect(value).toMatch(/^postil-/)
    }
  }
}

const TAGS = [
  'p', 'div', 'h1', 'h2', 'ul', 'ol', 'li', 'dl', 'dt', 'dd', 'table', 'caption', 'thead', 'tbody', 'tr', 'td', 'th',
  'blockquote', 'pre', 'code', 'a', 'b', 'i', 'em', 'span', 'sup', 'ruby', 'rt', 'rp', 'figure', 'figcaption', 'q',
  'svg', 'math', 'mtext', 'template', 'noscript', 'script', 'style', 'title', 'textarea', 'select', 'option', 'form',
  'button', 'nobr', 'font', 'center', 'details', 'summary', 'foreignObject', 'iframe', 'xmp', 'plaintext', 'frameset',
] // prettier-ignore
const ATTRIBUTES = [
  'id="a"', 'id="b"', 'href="#a"', 'href="javascript:alert(1)"', 'href="https://e.org/?a&b"', 'onclick="alert(1)"', 'style="x"',
  'src="x" onerror="alert(1)"', 'lang="fr"', 'dir="rtl"', 'title="--&gt;&lt;b"', 'colspan="2"', 'hidden', 'name="body"',
] // prettier-ignore
const TEXTS = [
  ' ', '\n', '\n\n', '\t', '\r', '\r\n', '\f', '\0', '\u00a0', '\u200b', '\ufeff', '\u00ad', '\u202e', '\ud83d', '\ude00', '😀', 'e\u0301',
  '中', '\u3000', '<', '>', '&', '&amp;lt;', '&#0;', '&#13;', '&#xd800;', '&#x110000;', '<!--', '-->', '<![CDATA[', ']]>', '<?x', '</', '<br>',
  '<hr>', '<img src="x" onerror=alert(1) alt="w">', 'word', 'By Ann Lee', '1. ', '- ', '| a | b |', '```', '> ', '# ', '---', '[x](javascript:1)',
] // prettier-ignore

const hostileText = fc.array(
  fc.oneof(fc.constantFrom(...TEXTS), fc.string({ unit: 'binary', maxLength: 8 })),
  { maxLength: 12 },
)
const soup = fc
  .array(
    fc.oneof(
      hostileText.map((texts) => texts.join('')),
      fc
        .tuple(fc.constantFrom(...TAGS), fc.subarray(ATTRIBUTES, { maxLength: 2 }))
        .map(([tag, attributes]) => `<${[tag, ...attributes].join(' ')}>`),
      fc.constantFrom(...TAGS).map((tag) => `</${tag}>`),
    ),
    { minLength: 1, maxLength: 40 },
  )
  .map((pieces) => pieces.join(''))

const escaped = (text: string): string =>
  text.replace(/[^ -~\u00a0-\ud7ff\ue000-\ufffd]|[<>&]/g, (character) =>
    character > '~' ? '' : character < ' ' ? ' ' : `&#${character.charCodeAt(0)};`,
  )

describe('every importer keeps the contract', () => {
  it.each([
    ['text', soup.map((content) => file('x.txt', content))],
    ['Markdown', soup.map((content) => file('x.md', content))],
    ['a page', soup.map((content) => file('x.html', content, { url: 'https://e.org/' }))],
    [
      'a whole page',
      soup.map((content) =>
        file('x.html', `<article><p>${'Words, and more words. '.repeat(20)}</p>${content}</article>`),
      ),
    ],
    [
      'MHTML',
      soup.map((content) =>
        file(
          'x.mht',
          `Content-Type: multipart/related; boundary=b\n\n--b\nContent-Type: text/html\n\n${content}\n--b--`,
        ),
      ),
    ],
    [
      'EPUB',
      fc.array(soup, { minLength: 1, maxLength: 3 }).map((chapters) => file('x.epub', epub(chapters))),
    ],
    [
      'Word',
      fc
        .array(soup, { minLength: 1, maxLength: 5 })
        .map((texts) =>
          file(
            'x.docx',
            docx(
              texts
                .map(
                  (text) => `<w:p><w:r><w:t xml:space="preserve">${escaped(text)}</w:t><w:br/></w:r></w:p>`,
                )
                .join(''),
            ),
          ),
        ),
    ],
    [
      'PDF',
      fc
        .array(soup, { minLength: 1, maxLength: 5 })
        .map((lines) =>
          file('x.pdf', pdf([pdfLines(lines.map((line) => `Some words ${line.replace(/[^ -~]/g, '?')}`))])),
        ),
    ],
  ])(
    '%s',
    async (_name, sources) => {
      await fc.assert(
        fc.asyncProperty(sources, async (source) => {
          const result = await importDocument(source)
          if (result.ok) expectContract(result.value)
          else expect(result.failure.message).not.toBe('')
        }),
        { numRuns: RUNS },
      )
    },
    240_000,
  )

  it('whatever the bytes', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 400 }),
        fc.constantFrom('', 'x.txt', 'x.md', 'x.html', 'x.mht', 'x.epub', 'x.docx', 'x.pdf'),
        fc.constantFrom('', '%PDF-1.7\n', 'PK\u0003\u0004', '---\n', '<html>'),
        async (bytes, name, head) => {
          const whole = new Uint8Array([
            ...Array.from(head, (character) => character.charCodeAt(0)),
            ...bytes,
          ])
          const result = await importDocument({ name, bytes: whole, mediaType: null, url: null })
          if (result.ok) expectContract(result.value)
        },
      ),
      { numRuns: RUNS },
    )
  }, 240_000)
})

describe('no script gets through', () => {
  const own = [
    '<img src=x onerror=alert(1)>',
    '<form onsubmit=alert(1)><input onfocus=alert(2) name=removeChild>123</form>',
    '<img name=querySelectorAll><img name=body><form name=firstChild><input name=parentNode id=attributes></form>a',
    '<frameset onload=alert(1)>a</frameset>',
    '<svg onload=alert(1)><p>a',
    '<svg><style><img src=x onerror=alert(1)></style></svg>a',
    '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
    '<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>',
    '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
    '<a href="java\nscript:alert(1)">a</a><a href=" &#1; javascript:alert(1)">b</a><a href="data:text/html,<script>alert(1)</script>">c</a>',
    '<a href="vbscript:x" xlink:href="javascript:alert(1)">a</a>',
    '<iframe srcdoc="<script>alert(1)</script>"></iframe>a',
    '<template><script>alert(1)</script></template>a',
    '<p id=body name=getElementById>a</p><form id=attributes><input name=nodeName></form>',
    '<base href="javascript:/a/"><a href="alert(1)">a</a>',
    '<meta http-equiv=refresh content="0;url=javascript:alert(1)">a',
    '<img src="data:image/svg+xml,<svg onload=alert(1)>" alt=a>',
    '<xmp><img src=x onerror=alert(1)></xmp><plaintext><script>alert(1)</script>',
    '<table background="javascript:alert(1)"><tr><td style="background:url(javascript:alert(1))">a</table>',
  ]
  /** A folder with other people's payloads: `payloads.txt`, one a line, and `dompurify.json`, a list with `payload`. */
  const folder = process.env['POSTIL_XSS_CORPUS']
  const lines = folder === undefined ? [] : readFileSync(join(folder, 'payloads.txt'), 'utf8').split('\n')
  const listed: { payload: string }[] =
    folder === undefined ? [] : JSON.parse(readFileSync(join(folder, 'dompurify.json'), 'utf8'))
  const payloads = [...own, ...lines, ...listed.map((one) => one.payload)].filter(
    (payload) => payload.trim() !== '',
  )

  it(`of ${payloads.length} injections`, async () => {
    for (const payload of payloads) {
      expectHarmless(sanitizeCanonicalHtml(payload))
      for (const name of ['x.html', 'x.md', 'x.txt']) {
        const result = await importDocument(file(name, `${payload}\n\nwords`))
        if (result.ok) expectContract(result.value)
      }
    }
  }, 3_600_000)
})
