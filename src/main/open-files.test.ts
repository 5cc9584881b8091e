import { expect, test } from 'vitest'
import { readCommandLine } from './open-files.ts'
import { parsePostilLink } from './postil-link.ts'

test('files and links are read from a command line, and switches are not', () => {
  expect(
    readCommandLine(
      ['--library-folder=/x', 'a.txt', '/b/c.md', 'postil://document/01HZ0000000000000000000000', '-v'],
      '/home/me',
    ),
  ).toEqual({ paths: ['/home/me/a.txt', '/b/c.md'], links: ['postil://document/01HZ0000000000000000000000'] })
  expect(readCommandLine(['--', '-odd.txt'], '/home/me').paths).toEqual(['/home/me/-odd.txt'])
  expect(readCommandLine(['file:///tmp/two%20words.txt'], '/').paths).toEqual(['/tmp/two words.txt'])
})

test('a link leads to a document or an annotation, and nowhere else', () => {
  expect(parsePostilLink('postil://document/01HZ0000000000000000000000')).toEqual({
    kind: 'document',
    id: '01HZ0000000000000000000000',
  })
  expect(parsePostilLink('postil://annotation/01HZ0000000000000000000000/')).toEqual({
    kind: 'annotation',
    id: '01HZ0000000000000000000000',
  })
  for (const link of [
    'postil://document/',
    'postil://document/../x',
    'postil://delete/01HZ0000000000000000000000',
    'http://x.org',
    'postil://document/8ZZZZZZZZZZZZZZZZZZZZZZZZZ',
  ]) {
    expect(parsePostilLink(link), link).toBeNull()
  }
})
