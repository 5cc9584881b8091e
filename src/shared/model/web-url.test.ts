import { expect, test } from 'vitest'
import { webUrl } from './web-url.ts'

test.each([
  'https://example.org/a?b#c',
  'http://localhost:8080/',
  'http://127.0.0.1/a',
  'http://[::1]/',
  'https://xn--bcher-kva.example/',
])('%s is an address of the web', (url) => expect(webUrl.safeParse(url).success).toBe(true))

test.each([
  '',
  'example.org',
  'file:///etc/passwd',
  'javascript:alert(1)',
  'data:text/html,a',
  'postil://document/1',
  'http://',
  `https://a.example/${'a'.repeat(9_000)}`,
])('%s is none', (url) => expect(webUrl.safeParse(url).success).toBe(false))
