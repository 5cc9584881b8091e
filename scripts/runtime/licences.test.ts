import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { licenceText, packageOf } from './licences.ts'

it('knows the package of a bundled module, nested and scoped ones too', () => {
  expect(packageOf('/a/node_modules/react/index.js')).toBe('/a/node_modules/react')
  expect(packageOf('\0/a/node_modules/@base-ui/react/x.js?commonjs-module')).toBe(
    '/a/node_modules/@base-ui/react',
  )
  expect(packageOf('/a/node_modules/one/node_modules/two/x.js')).toBe('/a/node_modules/one/node_modules/two')
  expect(packageOf('C:\\a\\node_modules\\zod\\x.js')).toBe('C:/a/node_modules/zod')
  expect(packageOf('/a/src/main/index.ts')).toBeNull()
})

it('writes down each package with its version and the whole text of its licence', () => {
  const folder = join(mkdtempSync(join(tmpdir(), 'postil-licences-')), 'one')
  mkdirSync(folder)
  writeFileSync(
    join(folder, 'package.json'),
    JSON.stringify({ name: 'one', version: '1.2.3', license: 'MIT' }),
  )
  writeFileSync(join(folder, 'LICENSE.md'), 'Permission is hereby granted')
  const text = licenceText([folder])
  expect(text).toContain('one 1.2.3 (MIT)')
  expect(text).toContain('Permission is hereby granted')
})
