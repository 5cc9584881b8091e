import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Nodes, Root } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { expect, test } from './app.ts'

const GOLDEN = join(import.meta.dirname, 'golden', 'china-hits-back.golden.md')
const QUOTES = [
  'China has emphasised many times that the concept of national security should not be abused, and that it should not be used as a tool for trade protectionism.',
  'national security should not be abused',
  'no-spy agreements’ in a bid to reassure Western powers that it does not pose a threat to national security.\nThe concerns centre around Article 77',
]

test('the article is exported as Markdown, byte for byte as before, and its quotes parse back', async ({
  start,
}) => {
  const { electronApp, reader, page, libraryFolder } = await withQuotes(start)
  const file = join(libraryFolder, 'china.md')
  await electronApp.evaluate(({ dialog }, path) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: path })
  }, file)
  await page.keyboard.press('ControlOrMeta+Shift+E')
  await expect(page.getByText('Saved as china.md.').first()).toBeVisible()
  await expect(page.getByRole('button', { name: 'Show file' })).toBeVisible()

  const markdown = await readFile(file, 'utf8')
  expect(quotesIn(fromMarkdown(markdown))).toEqual(expect.arrayContaining(QUOTES))

  const stable = withoutChance(markdown)
  // To accept a change that is meant: POSTIL_UPDATE_GOLDEN=1 npm run e2e -- e2e/export.spec.ts
  if (process.env['POSTIL_UPDATE_GOLDEN'] !== undefined) await writeFile(GOLDEN, stable)
  expect(stable).toBe(await readFile(GOLDEN, 'utf8'))
  await expect(reader.notes).toHaveCount(3)
})

test('one highlight is copied as Markdown', async ({ start }) => {
  const { electronApp, page } = await withQuotes(start)
  await page.keyboard.press('c')
  await expect(page.getByText('Copied as Markdown.').first()).toBeVisible()
  const copied = await electronApp.evaluate(({ clipboard }) => clipboard.readText())
  expect(quotesIn(fromMarkdown(copied))).toEqual([QUOTES[2]])
})

test('an export that can’t be written says so, and nothing is lost', async ({ start }) => {
  const { electronApp, reader, page, libraryFolder } = await withQuotes(start)
  await electronApp.evaluate(
    ({ dialog }, path) => {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: path })
    },
    join(libraryFolder, 'no-such-folder', 'china.md'),
  )
  await page.keyboard.press('ControlOrMeta+Shift+E')
  await expect(page.getByText(/^Nothing was exported: .*china\.md is not there\.$/).first()).toBeVisible()
  await expect(reader.notes).toHaveCount(3)
})

async function withQuotes(start: Parameters<Parameters<typeof test>[2]>[0]['start']) {
  const app = await start()
  const { reader, page } = app
  await reader.ready()
  for (const [index, quote] of QUOTES.entries()) {
    await reader.dragOver(quote)
    await page.keyboard.press(String(index + 2))
    await expect(reader.notes).toHaveCount(index + 1)
    await reader.leaveFields()
  }
  await page.keyboard.press('t')
  await page.keyboard.type('huawei')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
  await page.keyboard.press('n')
  await page.keyboard.type('# Not a heading\n- a list, ^not-an-id')
  await page.keyboard.press('Escape')
  await expect(reader.selectedNote.getByText('huawei')).toBeVisible()
  const libraryFolder = await app.electronApp.evaluate(({ app: main }) => main.getPath('userData'))
  return { ...app, libraryFolder }
}

/** Ids, times and the bytes made of them differ from run to run; their places must not. */
function withoutChance(markdown: string): string {
  const ids = new Map<string, string>()
  return markdown
    .replace(/<!--[\s\S]*?-->\s*$/, '<!-- data -->\n')
    .replaceAll(/[0-7][0-9A-HJKMNP-TV-Z]{25}/g, (id) => {
      const known = ids.get(id) ?? `ID-${ids.size + 1}`
      ids.set(id, known)
      return known
    })
}

/** The text of every block quote, as CommonMark reads it: paragraphs apart by a newline. */
function quotesIn(root: Root): string[] {
  const text = (node: Nodes): string =>
    'value' in node
      ? node.value
      : node.type === 'break'
        ? '\n'
        : 'children' in node
          ? node.children.map(text).join('')
          : ''
  return root.children.flatMap((node) =>
    node.type === 'blockquote' ? [node.children.map(text).join('\n')] : [],
  )
}
