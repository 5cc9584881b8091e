import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, test } from './app.ts'
import type { Reader } from './reader.ts'

const QUOTES = ['foreign adversaries', 'Western allies', 'Beijing government'] as const

async function violations(page: Page): Promise<string[]> {
  const { violations: found } = await new AxeBuilder({ page }).setLegacyMode().analyze()
  return found.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`))
}

/** Stores a highlight of the open article with a kind (its place in the list) and tags, as the window does. */
async function highlight(page: Page, quote: string, kind: number, tags: string[]): Promise<void> {
  await page.evaluate(
    async ([exact, place, given]) => {
      const unwrap = <Value>(answer: { ok: true; value: Value } | { ok: false }): Value => {
        if (!answer.ok) throw new Error('The call was refused')
        return answer.value
      }
      const kinds = unwrap(await window.api.kinds.list())
      const document = unwrap(await window.api.library.open())
      if (!document.ok || document.value.document === null) throw new Error('No document is open')
      const { id, revision } = document.value.document
      const start = revision.text.indexOf(exact)
      const kindId = kinds[place]?.id
      if (kindId === undefined) throw new Error(`There is no kind ${place}`)
      unwrap(
        await window.api.annotations.create({
          documentId: id,
          revisionId: revision.id,
          kindId,
          selectors: {
            quote: {
              type: 'TextQuoteSelector',
              exact,
              prefix: revision.text.slice(Math.max(0, start - 32), start),
              suffix: revision.text.slice(start + exact.length, start + exact.length + 32),
            },
            position: { type: 'TextPositionSelector', start, end: start + exact.length },
          },
          note: '',
          tags: given,
        }),
      )
    },
    [quote, kind, tags] as const,
  )
}

async function undo(reader: Reader): Promise<void> {
  await reader.leaveFields()
  await reader.page.keyboard.press('Control+z')
}

test('kinds are made, named, moved, hidden and merged by keys alone, and each change can be undone', async ({
  start,
}) => {
  const { page, reader } = await start()
  await reader.ready()
  await highlight(page, QUOTES[0], 1, [])
  await highlight(page, QUOTES[1], 2, [])
  await page.keyboard.press('Control+Shift+K')
  const dialog = page.getByRole('dialog', { name: 'Kinds' })
  const list = dialog.getByRole('listbox', { name: 'Kinds' })
  const names = list.getByRole('option').locator('.kinds-name')
  await expect(names).toHaveText(['Claim', 'Quote', 'Evidence', 'Question', 'Background'])
  expect(await violations(page)).toEqual([])

  await dialog.getByRole('button', { name: 'New kind', exact: true }).press('Enter')
  const name = dialog.getByRole('textbox', { name: 'Name' })
  await expect(name).toHaveValue('New kind')
  await name.focus()
  await page.keyboard.type('Quote')
  await expect(dialog.getByRole('alert')).toContainText('There is a kind of this name')
  await name.fill('Promise')
  await page.keyboard.press('Enter')
  await dialog.getByRole('radio', { name: 'teal' }).focus()
  await page.keyboard.press('Space')
  await dialog.getByRole('radio', { name: 'wavy' }).check()
  await dialog.getByRole('textbox', { name: 'Sign in the margin' }).fill('👩‍👩‍👧 family')
  await page.keyboard.press('Enter')
  await expect(list.getByRole('option', { name: /👩‍👩‍👧\s*Promise|Promise/ })).toBeVisible()

  await list.focus()
  for (let step = 0; step < 4; step += 1) await page.keyboard.press('Alt+ArrowUp')
  await expect(names).toHaveText(['Claim', 'Promise', 'Quote', 'Evidence', 'Question', 'Background'])
  await dialog.getByRole('checkbox', { name: 'Offered when a passage is highlighted' }).focus()
  await list.focus()
  await page.keyboard.press('ArrowUp')
  await dialog.getByRole('checkbox', { name: 'Offered when a passage is highlighted' }).uncheck()
  await expect(list.getByRole('option', { name: /Claim/ })).toContainText('hidden')
  await dialog.getByRole('checkbox', { name: 'Offered when a passage is highlighted' }).check()
  await list.focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await dialog.getByRole('button', { name: 'Merge into another…' }).press('Enter')
  await dialog.getByRole('combobox', { name: '1 highlight becomes' }).selectOption('Evidence')
  expect(await violations(page)).toEqual([])
  await expect(dialog.getByRole('button', { name: 'Merge into Evidence' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(names).toHaveText(['Claim', 'Promise', 'Evidence', 'Question', 'Background'])
  await page.keyboard.press('Escape')

  await expect(reader.note('Evidence', QUOTES[0])).toBeVisible()
  await reader.dragOver(QUOTES[2])
  await page.keyboard.press('2')
  await expect(reader.note('Promise', QUOTES[2])).toBeVisible()
  expect((await reader.painted())['kind-teal-wavy']).toEqual([QUOTES[2]])

  await undo(reader)
  await undo(reader)
  await expect(reader.note('Quote', QUOTES[0])).toBeVisible()
})

test('a tag is merged, split and deleted across the library, with what will happen said before, and undo after', async ({
  start,
}) => {
  const { page, reader } = await start()
  await reader.ready()
  await highlight(page, QUOTES[0], 1, ['trade'])
  await highlight(page, QUOTES[1], 1, ['trade', 'trade/steel'])
  await highlight(page, QUOTES[2], 1, ['economy'])
  await page.keyboard.press('Control+Shift+T')
  const dialog = page.locator('.library-dialog')
  await dialog.getByRole('button', { name: 'Rename the tag trade', exact: true }).click()
  await page.keyboard.type('economy')
  await expect(dialog.locator('#tag-rename-effect')).toHaveText(
    'Merges 3 highlights and articles into “economy”, which has 1; 1 nested tag comes along.',
  )
  await page.keyboard.press('Enter')
  const names = dialog.locator('.tag-row > span:first-child')
  await expect(names).toHaveText(['economy', 'economy/steel'])

  await dialog.getByRole('button', { name: 'Split the tag economy', exact: true }).click()
  await dialog.getByRole('textbox', { name: 'New tag' }).fill('economy/politics')
  await dialog.getByRole('searchbox').fill('adversaries')
  await dialog.getByRole('checkbox', { name: /adversaries/ }).check()
  expect(await violations(page)).toEqual([])
  await dialog.getByRole('button', { name: 'Split 1 of 3' }).click()
  await expect(names).toHaveText(['economy', 'economy/politics', 'economy/steel'])

  await dialog.getByRole('button', { name: 'Delete the tag economy', exact: true }).click()
  await expect(
    dialog.getByText('Takes “economy” and 2 nested tags off 4 highlights and articles.'),
  ).toBeVisible()
  expect(await violations(page)).toEqual([])
  await dialog.getByRole('button', { name: 'Delete', exact: true }).click()
  await expect(dialog.getByText('No tags yet')).toBeVisible()
  await page.keyboard.press('Escape')
  for (let step = 0; step < 3; step += 1) await undo(reader)
  await expect(reader.note('Quote', QUOTES[1]).getByText('trade/steel', { exact: true })).toBeVisible()
})

test('a command gets another key, a key that is in use is offered to be taken, and both survive a restart', async ({
  start,
}) => {
  const first = await start()
  await first.reader.ready()
  const listed = async (page: Page) => {
    await page.keyboard.press('?')
    return page.getByRole('dialog', { name: 'Keyboard shortcuts' })
  }
  let dialog = await listed(first.page)
  await dialog.getByRole('searchbox').fill('next theme')
  await dialog.getByRole('button', { name: /“Next theme”, now Shift\+T/ }).press('Enter')
  await first.page.keyboard.press('m')
  await expect(dialog.getByRole('alert')).toContainText('M is the key of “Show or hide the margin”')
  expect(await violations(first.page)).toEqual([])
  await dialog.getByRole('button', { name: 'Take it from there' }).press('Enter')
  await expect(dialog.getByRole('button', { name: /“Next theme”, now M/ })).toBeFocused()
  await first.page.keyboard.press('Escape')
  await first.electronApp.close()

  const { page, reader } = await start()
  await reader.ready()
  const theme = await page.locator('html').getAttribute('data-theme')
  await page.keyboard.press('m')
  await page.keyboard.press('m')
  await expect(page.locator('html')).not.toHaveAttribute('data-theme', theme ?? '')
  await expect(reader.margin).toBeVisible()
  dialog = await listed(page)
  await dialog.getByRole('button', { name: 'Bring all built-in keys back' }).click()
  await page.keyboard.press('Escape')
  await reader.leaveFields()
  await page.keyboard.press('m')
  await expect(reader.margin).toBeHidden()
})
