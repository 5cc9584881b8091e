import { mkdir, mkdtemp, open, readdir, writeFile } from 'node:fs/promises'
import { createServer, type ServerResponse } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ElectronApplication, Page } from '@playwright/test'
import { expect, test } from './app.ts'

const folderOfTest = () => mkdtemp(join(tmpdir(), 'postil-files-'))
const shelf = (page: Page) => page.getByRole('navigation', { name: 'Library' })
const article = (page: Page, title: string | RegExp) => page.getByRole('heading', { level: 1, name: title })
const row = (page: Page, title: string | RegExp) => shelf(page).getByRole('option', { name: title })
const report = (page: Page) => page.getByRole('region', { name: 'Adding articles' })

/** Answers the next open dialog with these paths. */
async function answerDialog(app: ElectronApplication, paths: string[]): Promise<void> {
  await app.evaluate(({ dialog }, filePaths) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths })
  }, paths)
}

test('several files are opened at once: what can be read is on the shelf, and the report says what failed', async ({
  start,
}) => {
  const folder = await folderOfTest()
  await writeFile(join(folder, 'first.txt'), 'The first article\n\nIt is about tariffs.')
  await writeFile(join(folder, 'second.md'), '# The second article\n\nWith a **strong** word.')
  await writeFile(join(folder, 'empty.txt'), '')
  await writeFile(join(folder, 'noise.txt'), Buffer.from([0, 1, 2, 3, 0, 255, 254, 0, 7, 8]))
  const { page, reader, electronApp } = await start()
  await reader.ready()
  await answerDialog(
    electronApp,
    ['first.txt', 'second.md', 'empty.txt', 'noise.txt'].map((name) => join(folder, name)),
  )
  await page.keyboard.press('Control+o')
  await expect(report(page)).toContainText('4 read, 2 added, 2 failed')
  await expect(report(page)).toContainText('empty.txt')
  await expect(row(page, /second article/i)).toBeVisible()
  await page.screenshot({ path: 'test-results/library-report.png' })
  await row(page, /second article/i).click()
  await expect(article(page, /second article/i)).toBeVisible()
})

test('a folder of a thousand files comes in, and is stopped and taken up again without a second copy', async ({
  start,
  libraryFolder,
}) => {
  test.setTimeout(120_000)
  const folder = await folderOfTest()
  await mkdir(join(folder, 'deep'))
  for (let index = 0; index < 1_000; index += 1) {
    const path = join(folder, index % 2 === 0 ? '.' : 'deep', `article-${String(index).padStart(4, '0')}.txt`)
    await writeFile(
      path,
      `Article number ${index}\n\nThe tariff of the year ${index} was announced. ${'Words follow words. '.repeat(60)}`,
    )
  }
  const { page, reader, electronApp } = await start()
  await reader.ready()
  await answerDialog(electronApp, [folder])
  await page.keyboard.press('Control+Shift+O')
  await expect(report(page)).toContainText(/of 1,000/, { timeout: 15_000 })
  // So many at once are preceded by a backup.
  await expect(report(page)).toContainText(/(?:[2-9]|\d\d) of 1,000/, { timeout: 15_000 })
  expect(await readdir(join(libraryFolder, 'backups'))).toContainEqual(
    expect.stringMatching(/-import-.*\.postil$/),
  )
  await page.screenshot({ path: 'test-results/library-progress.png' })
  await report(page).getByRole('button', { name: 'Stop' }).click()
  await expect(report(page)).toContainText('Stopped')
  await page.keyboard.press('Control+Shift+O')
  await expect(report(page)).toContainText('1000 read', { timeout: 90_000 })
  await expect(shelf(page).locator('.shelf-count')).toHaveText('1,001', { timeout: 10_000 })
})

test('what is dropped is read: files, a folder of them, and text of another program', async ({ start }) => {
  const { page, reader } = await start()
  await reader.ready()
  const drop = async (give: 'file' | 'text') => {
    const transfer = await page.evaluateHandle((what) => {
      const data = new DataTransfer()
      if (what === 'file')
        data.items.add(
          new File(['The dropped article\n\nIt is about nothing much.'], 'dropped.txt', {
            type: 'text/plain',
          }),
        )
      else data.setData('text/html', '<p>Dropped <b>words</b> of a page</p>')
      return data
    }, give)
    await page.locator('.shelf').dispatchEvent('dragover', { dataTransfer: transfer })
    await page.locator('.shelf').dispatchEvent('drop', { dataTransfer: transfer })
  }
  await drop('file')
  await expect(article(page, /dropped/i)).toBeVisible()
  await drop('text')
  await expect(reader.article).toContainText('Dropped words of a page')
  await expect(reader.article.locator('strong, b')).toHaveText('words')
})

test('what is pasted becomes an article, formatted if it was', async ({ start }) => {
  const { page, reader, electronApp } = await start()
  await reader.ready()
  await electronApp.evaluate(({ clipboard }) =>
    clipboard.writeText('A pasted headline\n\nAnd a pasted paragraph.'),
  )
  await page.keyboard.press('Control+v')
  await expect(reader.article).toContainText('And a pasted paragraph.')
  await expect(row(page, /pasted headline/i)).toBeVisible()
  // The same again is no second article.
  await page.keyboard.press('Control+v')
  await expect(page.getByText('This article is in the library already.')).toBeVisible()
  await expect(shelf(page).locator('.shelf-count')).toHaveText('2')
})

test('a file and a link on the command line are opened, and those of a second start too', async ({
  start,
  libraryFolder,
}) => {
  const folder = await folderOfTest()
  await writeFile(join(folder, 'given.txt'), 'The given article\n\nIt is about nothing much.')
  await writeFile(join(folder, 'later.txt'), 'The later article\n\nIt is about something else.')
  const { page, reader, electronApp } = await start(join(folder, 'given.txt'))
  await reader.ready()
  await expect(article(page, /the given article/i)).toBeVisible()
  const id = (await row(page, /China hits back/).getAttribute('id'))?.replace('shelf-', '') ?? ''
  await electronApp.evaluate(
    ({ app }, [file, link, cwd]) => {
      app.emit('second-instance', {}, ['postil', file, link], cwd, {})
    },
    [join(folder, 'later.txt'), `postil://document/${id}`, libraryFolder] as const,
  )
  await expect(row(page, /the later article/i)).toBeVisible()
  await electronApp.evaluate(
    ({ app }, link) => app.emit('second-instance', {}, ['postil', link], '/', {}),
    `postil://document/${id}`,
  )
  await expect(article(page, /China hits back/)).toBeVisible()
  await electronApp.evaluate(({ app }) =>
    app.emit('second-instance', {}, ['postil', 'postil://document/01HZ0000000000000000000000'], '/', {}),
  )
  await expect(page.getByText(/article of this link is not in this library/)).toBeVisible()
})

test.describe('pages of the web', () => {
  const PAGE = (body: string) =>
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A fetched page</title><link rel="canonical" href="https://news.example/page"></head><body><article><h1>A fetched page</h1>${body}</article></body></html>`
  const paragraph =
    '<p>The ministry announced a tariff on steel, and said that it would rise every year until it is met with an answer.</p>'

  /** A server on this machine; `routes` answers by path. */
  async function serve(routes: Record<string, (response: ServerResponse) => void>) {
    const asked: string[] = []
    const server = createServer((request, response) => {
      asked.push(request.url ?? '')
      const route = routes[request.url ?? '']
      if (route === undefined) response.writeHead(404).end()
      else route(response)
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const address = server.address()
    const port = typeof address === 'object' && address !== null ? address.port : 0
    return {
      url: `http://127.0.0.1:${port}`,
      asked,
      close: () => {
        server.closeAllConnections()
        server.close()
      },
    }
  }

  async function fetchAddress(page: Page, address: string): Promise<void> {
    await page.keyboard.press('Control+l')
    await page.getByRole('textbox', { name: 'Address' }).fill(address)
    await page.getByRole('button', { name: 'Add', exact: true }).click()
  }

  async function allowOwnNetwork(page: Page): Promise<void> {
    await page.keyboard.press('Control+Shift+P')
    await page.getByRole('combobox', { name: 'Command palette' }).fill('own network')
    await page.keyboard.press('Enter')
  }

  test('a page is fetched with its pictures, which are shown without the network; a changed page shows what changed', async ({
    start,
  }) => {
    const png = Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAoAAAAKCAYAAACNMs+9AAAAFUlEQVR42mP8z8BQz0AEYBxVSF+FABJADveWkH6oAAAAAElFTkSuQmCC',
      'base64',
    )
    let tariff = '10 percent'
    const server = await serve({
      '/moved': (response) => response.writeHead(301, { Location: '/page' }).end(),
      '/page': (response) =>
        response
          .writeHead(200, { 'Content-Type': 'text/html' })
          .end(
            PAGE(
              `${paragraph.repeat(4)}<p>The tariff is ${tariff} from May on.</p><img src="/red.png" alt="A red square" width="600" height="400">${paragraph}`,
            ).replace('https://news.example', server.url),
          ),
      '/red.png': (response) => response.writeHead(200, { 'Content-Type': 'image/png' }).end(png),
    })
    try {
      const { page, reader } = await start()
      await reader.ready()
      await allowOwnNetwork(page)
      await fetchAddress(page, `${server.url}/moved`)
      await expect(reader.article).toContainText('The tariff is 10 percent from May on.')
      const image = reader.article.locator('img')
      await expect(image).toHaveAttribute('src', /^app:\/\/postil\/image\/[0-9a-f]{64}$/)
      await expect
        .poll(() =>
          image.evaluate((element) => (element instanceof HTMLImageElement ? element.naturalWidth : 0)),
        )
        .toBe(10)

      await reader.dragOver('The tariff is 10 percent')
      await page.keyboard.press('1')
      await reader.leaveFields()
      tariff = '25 percent'
      await page.keyboard.press('Shift+U')
      await expect(reader.article).toContainText('The tariff is 25 percent from May on.', { timeout: 15_000 })
      await expect(page.getByText(/has changed since it was added/)).toBeVisible()
      // It is found again in a worker.
      await expect
        .poll(async () => (await reader.painted())['kind-amber-solid'])
        .toEqual(['The tariff is 25 percent'])
      await page.keyboard.press('Control+Shift+D')
      const changes = page.getByRole('region', { name: 'Changes' })
      await expect(changes.locator('del')).toHaveText('10')
      await expect(changes.locator('ins')).toHaveText('25')
      await page.screenshot({ path: 'test-results/library-changes.png' })
      // A change leads to its place.
      await changes.getByRole('button', { name: '25' }).press('Enter')
      await expect.poll(async () => (await reader.painted())['flash'], { intervals: [50] }).toEqual(['25'])
      await expect(changes).toBeHidden()
      await page.keyboard.press('Shift+U')
      await expect(page.getByText('Nothing in this article has changed.')).toBeVisible({ timeout: 15_000 })
    } finally {
      server.close()
    }
  })

  test('nothing is fetched from this machine unless it is allowed, and never a file or another scheme', async ({
    start,
  }) => {
    const server = await serve({
      '/file': (response) => response.writeHead(302, { Location: 'file:///etc/passwd' }).end(),
      '/app': (response) => response.writeHead(302, { Location: 'app://postil/index.html' }).end(),
      '/data': (response) => response.writeHead(302, { Location: 'data:text/html,<p>x' }).end(),
      '/loop': (response) => response.writeHead(302, { Location: '/loop' }).end(),
    })
    try {
      const { page, reader } = await start()
      await reader.ready()
      await fetchAddress(page, `${server.url}/file`)
      await expect(report(page)).toContainText('on your own computer or network')
      expect(server.asked).toEqual([])
      await allowOwnNetwork(page)
      for (const [path, message] of [
        ['/file', 'Only http and https are fetched'],
        ['/app', 'Only http and https are fetched'],
        ['/data', 'Only http and https are fetched'],
        ['/loop', 'more than 5 times'],
        ['/none', 'answered 404'],
      ]) {
        await fetchAddress(page, server.url + (path ?? ''))
        await expect(report(page)).toContainText(message ?? '')
      }
      await fetchAddress(page, 'file:///etc/passwd')
      await expect(report(page)).toContainText('Only http and https are fetched')
      await expect(shelf(page).locator('.shelf-count')).toHaveText('1')
    } finally {
      server.close()
    }
  })

  test('an endless page is given up, and a slow one is stopped by the reader', async ({ start }) => {
    const server = await serve({
      '/endless': (response) => {
        const chunk = Buffer.alloc(65_536, '<p>more</p> ')
        response.writeHead(200, { 'Content-Type': 'text/html' })
        const more = () => {
          while (!response.destroyed && response.write(chunk));
        }
        response.on('drain', more)
        more()
      },
      '/slow': (response) => void response.writeHead(200, { 'Content-Type': 'text/html' }).write('<p>wait'),
    })
    try {
      const { page, reader } = await start()
      await reader.ready()
      await allowOwnNetwork(page)
      await fetchAddress(page, `${server.url}/endless`)
      await expect(report(page)).toContainText('larger than 10 MB')
      await fetchAddress(page, `${server.url}/slow`)
      await report(page).getByRole('button', { name: 'Stop' }).click()
      await expect(report(page)).toContainText('Stopped')
    } finally {
      server.close()
    }
  })
})

test('a file of more than 200 MB is refused by name, and nothing else suffers', async ({ start }) => {
  const folder = await folderOfTest()
  const large = join(folder, 'large.txt')
  const handle = await open(large, 'w')
  await handle.truncate(201 * 1_024 * 1_024)
  await handle.close()
  await writeFile(join(folder, 'small.txt'), 'The small article\n\nIt is about nothing much.')
  const { page, reader, electronApp } = await start()
  await reader.ready()
  await answerDialog(electronApp, [large, join(folder, 'small.txt')])
  await page.keyboard.press('Control+o')
  await expect(report(page)).toContainText('“large.txt” is larger than 200 MB')
  await expect(row(page, /small article/i)).toBeVisible()
})
