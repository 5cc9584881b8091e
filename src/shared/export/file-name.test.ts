import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fileNamer, markdownFileName, MAX_FILE_NAME_BYTES, MAX_FILE_NAME_LENGTH } from './file-name.ts'
import { hostileText } from './hostile-text.ts'

const none: ReadonlySet<string> = new Set()

describe('file names', () => {
  it.each([
    ['China hits back at Trump’s Huawei ban', 'China hits back at Trump’s Huawei ban.md'],
    ['a/b\\c: d?', 'a b c d.md'],
    ['CON', 'CON_.md'],
    ['nul.tar', 'nul_.tar.md'],
    ['COM1 .x', 'COM1 _.x.md'],
    ['.hidden', 'hidden.md'],
    ['--flag', 'flag.md'],
    ['../../etc/passwd', 'etc passwd.md'],
    ['ends. . ', 'ends.md'],
    ['', 'Untitled.md'],
    ['???', 'Untitled.md'],
    ['\u202efdp.exe', 'fdp.exe.md'],
    ['e\u0301', '\u00e9.md'],
    ['[[link]]#head^id|x', 'link head id x.md'],
    ['👩‍👩‍👧 family', '👩‍👩‍👧 family.md'],
  ])('%j becomes %j', (title, name) => {
    expect(markdownFileName(title, none)).toBe(name)
  })

  it('cuts a long title at a whole character', () => {
    const name = markdownFileName('👩‍👩‍👧'.repeat(50), none)
    expect(name.length).toBeLessThanOrEqual(MAX_FILE_NAME_LENGTH)
    expect(name.replace(/👩‍👩‍👧/g, '')).toBe('.md')
  })

  it('cuts a title that is long in bytes alone, as Chinese and Thai are, so that every disk takes it', () => {
    const name = markdownFileName('中美貿易戰'.repeat(20), none)
    expect(Buffer.byteLength(name)).toBeLessThanOrEqual(MAX_FILE_NAME_BYTES)
    expect(name).toBe(`${'中美貿易戰'.repeat(13)}.md`)
    // One letter with more marks on it than a name has room for.
    expect(markdownFileName(`ก${'้'.repeat(120)}`, none)).toBe('Untitled.md')
  })

  it('adds a number to a name that is taken, in any case and Unicode form', () => {
    expect(markdownFileName('Café', new Set(['CAFE\u0301.md', 'café 2.md']))).toBe('Café 3.md')
    const next = fileNamer(new Set(['a.md']))
    expect(['A', 'a', 'b', 'A'].map((title) => next(title, '.md'))).toEqual([
      'A 2.md',
      'a 3.md',
      'b.md',
      'A 4.md',
    ])
  })

  it('are safe on every file system, whatever the title', () => {
    fc.assert(
      fc.property(hostileText, hostileText, (title, other) => {
        const next = fileNamer(none)
        const names = [title, other, title.toUpperCase(), title].map((one) => next(one, '.md'))
        for (const name of names) {
          expect(name.length).toBeLessThanOrEqual(MAX_FILE_NAME_LENGTH)
          expect(Buffer.byteLength(name)).toBeLessThanOrEqual(MAX_FILE_NAME_BYTES)
          expect(name).toBe(name.normalize('NFC'))
          expect(name.isWellFormed()).toBe(true)
          expect(name).not.toMatch(
            /[\p{Cc}\\/:*?"<>|#^[\]\u2028\u2029\u202a-\u202e\u2066-\u2069]|^[\s.-]|[\s.]\.md$/u,
          )
          expect(name).not.toMatch(/^(?:con|prn|aux|nul|com\d|lpt\d)\s*\./i)
        }
        expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length)
      }),
      { numRuns: 1_000 },
    )
  })
})
