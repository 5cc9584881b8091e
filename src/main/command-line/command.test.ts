import { describe, expect, it } from 'vitest'
import { parseCommand } from './command.ts'
import { isCommandLine } from './is-command-line.ts'

const parse = (...words: string[]) => parseCommand(words, '/work/here')
const problem = (...words: string[]) => {
  const parsed = parse(...words)
  return parsed.ok ? null : parsed.failure.message
}

describe('a command line', () => {
  it('is told from files that the app is to open', () => {
    expect(isCommandLine(['--library-folder=/x', 'search', 'tariffs'])).toBe(true)
    expect(isCommandLine(['--help'])).toBe(true)
    expect(isCommandLine(['article.html'])).toBe(false)
    expect(isCommandLine(['--library-folder=/x'])).toBe(false)
    expect(isCommandLine(['exprot'], () => false)).toBe(true)
    expect(isCommandLine(['notes'], () => true)).toBe(false)
  })

  it('is read with its options, and paths from where it was typed', () => {
    expect(parse('export', '--each', '--library-folder=/x', 'out')).toMatchObject({
      value: { name: 'export', format: 'markdown', shape: 'file-each', target: '/work/here/out' },
    })
    expect(parse('export', '--format', 'json', '-')).toMatchObject({
      value: { format: 'json', shape: 'one-file', target: null },
    })
    expect(parse('search', 'two', 'words', '--limit=3', '--json')).toMatchObject({
      value: { query: 'two words', limit: 3, isJson: true },
    })
    expect(parse('search', '--', '--dashes')).toMatchObject({ value: { query: '--dashes' } })
    expect(parse('import', 'a.html', '/b.pdf')).toMatchObject({
      value: { paths: ['/work/here/a.html', '/b.pdf'] },
    })
    expect(parse('verify')).toMatchObject({ value: { quotes: true, integrity: true } })
    expect(parse('verify', '--quotes')).toMatchObject({ value: { quotes: true, integrity: false } })
    expect(parse('export', '--help')).toEqual({ ok: true, value: { name: 'help', of: 'export' } })
  })

  it('says what it does not understand', () => {
    expect(problem('exprot')).toBe('There is no command “exprot”.')
    expect(problem('export', '--frmat=json')).toBe('“--frmat” is no option of “export”.')
    expect(problem('export', '--format=docx')).toContain('not “docx”')
    expect(problem('export', '--format')).toBe('--format needs a value.')
    expect(problem('export', '--each')).toBe('A file for each article needs a folder: name one.')
    expect(problem('export', '--each', '--format=json', 'out')).toContain('leave out --each')
    expect(problem('export', '--document=nonsense', 'out')).toBe('“nonsense” is not the id of a document.')
    expect(problem('export', 'a', 'b')).toBe('“b” is one word too many.')
    expect(problem('search')).toBe('There is nothing to search for.')
    expect(problem('search', 'x', '--limit=0')).toContain('whole number')
    expect(problem('import')).toBe('No file was named.')
    expect(problem('verify', '--json=1')).toBe('--json takes no value.')
    expect(problem('export', '--__proto__')).toBe('“--__proto__” is no option of “export”.')
  })
})
