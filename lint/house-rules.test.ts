import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { z } from 'zod'

const root = resolve(import.meta.dirname, '..')
const require = createRequire(import.meta.url)

const report = z.object({
  diagnostics: z.array(z.object({ code: z.string().optional(), filename: z.string() })),
})

/** What the linter says of the fixtures: file → rules that it breaks. */
function lintFixtures(): Map<string, Set<string>> {
  const folder = dirname(require.resolve('oxlint/package.json'))
  const { stdout } = spawnSync(
    process.execPath,
    [
      join(folder, 'bin/oxlint'),
      '--config',
      '.oxlintrc.json',
      '--no-ignore',
      '--format',
      'json',
      'lint/fixtures',
    ],
    { cwd: root, encoding: 'utf8' },
  )
  const broken = new Map<string, Set<string>>()
  for (const { code, filename } of report.parse(JSON.parse(stdout)).diagnostics) {
    const rule = /house\(([\w-]+)\)/.exec(code ?? '')?.[1]
    if (rule === undefined) continue
    const file = filename.replaceAll('\\', '/').replace(/^.*lint\/fixtures\//, '')
    broken.set(file, (broken.get(file) ?? new Set()).add(rule))
  }
  return broken
}

const broken = lintFixtures()

test.each([
  ['src/shared/export/reads-a-file.ts', 'shared-is-pure'],
  ['src/shared/export/knows-the-window.ts', 'shared-is-pure'],
  ['src/shared/imports-main.ts', 'layers'],
  ['src/renderer/app/imports-main.ts', 'layers'],
  ['src/main/ipc/writes-sql.ts', 'sql-in-store-only'],
  ['src/renderer/library/touches-the-article.ts', 'article-dom-in-reader-only'],
  ['src/main/ipc/parses-html.ts', 'bytes-in-sandbox-only'],
  ['src/main/ipc/fetches.ts', 'one-way-out'],
  ['src/main/command-line/connects-out.ts', 'one-way-out'],
])('%s is refused by the rule %s', (file, rule) => {
  expect([...(broken.get(file) ?? [])]).toContain(rule)
})

// Inside the project, so that the compiler finds its packages.
mkdirSync(join(root, '.tsbuild'), { recursive: true })
const folder = mkdtempSync(join(root, '.tsbuild/guard-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** What the compiler says of one line of code in a layer. */
function compile(layer: 'shared' | 'renderer', source: string): string {
  const file = join(folder, `${layer}.ts`)
  const config = join(folder, `${layer}.json`)
  writeFileSync(file, source)
  writeFileSync(
    config,
    JSON.stringify({
      extends: join(root, `src/${layer}/tsconfig.json`),
      compilerOptions: { rootDir: folder, composite: false, noEmit: true },
      include: [file],
      references: [],
    }),
  )
  try {
    execFileSync(
      process.execPath,
      [join(dirname(require.resolve('typescript/package.json')), 'bin/tsc'), '-p', config],
      { encoding: 'utf8' },
    )
    return ''
  } catch (error) {
    return error instanceof Error && 'stdout' in error ? String(error.stdout) : String(error)
  }
}

test('the compiler knows no DOM and no Node in shared', () => {
  expect(compile('shared', 'export const title = document.title\n')).toContain('TS2584')
  expect(compile('shared', 'export const home = process.env\n')).toMatch(/TS2591|TS2580/)
  expect(compile('shared', 'export const one = 1\n')).toBe('')
})

test('the compiler knows no Node in the window', () => {
  expect(compile('renderer', 'export const home = process.env\n')).toMatch(/TS2591|TS2580/)
})
