import type { ElectronApplication } from '@playwright/test'
import { expect, test } from './app.ts'

/** What a page may try; its visible text is `TEXT`. */
const HOSTILE = [
  '<p onclick="window.hit=1">Hello <b onmouseover="window.hit=1" style="background:url(http://evil.test/style)">world</b>',
  '<img src="http://evil.test/image.png" onerror="window.hit=1"><svg onload="window.hit=1"><script>window.hit=1</script></svg></p>',
  '\n<p><a href="javascript:window.hit=1">a link</a> and <a href="https://example.org/">another</a></p>',
  '<script>window.hit=1</script><iframe src="http://evil.test/frame"></iframe>',
  '<style>@import url(http://evil.test/sheet.css); body { background: url(http://evil.test/body) }</style>',
  '<object data="http://evil.test/object"></object><embed src="http://evil.test/embed">',
  '<form action="http://evil.test/form"><input autofocus onfocus="window.hit=1"></form>',
  '<link rel="stylesheet" href="http://evil.test/link.css"><base href="http://evil.test/">',
  '<meta http-equiv="refresh" content="0;url=http://evil.test/refresh">',
].join('')
const TEXT = 'Hello world\na link and another'

test('a hostile article runs and loads nothing', async ({ start }) => {
  const { electronApp, reader, page } = await start()
  await reader.ready()
  const requests = await recordRequests(electronApp)
  await page.evaluate(
    async ([html, text]) => {
      const stored = await window.api.documents.create({
        title: '<img src=x onerror="window.hit=1"> hostile',
        byline: '<script>window.hit=1</script>',
        source: null,
        url: null,
        publishedAt: null,
        language: null,
        html,
        text,
      })
      if (!stored.ok) throw new Error(stored.failure.message)
    },
    [HOSTILE, TEXT] as const,
  )
  await page.getByRole('option', { name: /hostile/ }).click()
  await expect(reader.article).toContainText('Hello world')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    '<img src=x onerror="window.hit=1"> hostile',
  )
  await reader.article.locator('b').hover()
  await reader.article.getByText('a link').click()
  expect(
    await reader.article.locator('script, iframe, style, object, embed, form, link, meta, base, svg').count(),
  ).toBe(0)
  expect(await page.evaluate(() => 'hit' in window)).toBe(false)
  expect(page.url()).toBe('app://postil/index.html')
  expect((await requests()).filter((url) => !url.startsWith('app://postil/'))).toEqual([])
})

test('the window is sandboxed, isolated, and has no Node', async ({ start }) => {
  const { electronApp, reader, page } = await start()
  await reader.ready()
  const preferences = await electronApp.evaluate(({ BrowserWindow }) => {
    const contents: object = BrowserWindow.getAllWindows()[0]?.webContents ?? {}
    // Electron has this method, and leaves it out of its types.
    const read: unknown = Reflect.get(contents, 'getLastWebPreferences')
    return typeof read === 'function' ? read.call(contents) : null
  })
  expect(preferences).toMatchObject({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webSecurity: true,
    webviewTag: false,
  })
  expect(
    await page.evaluate(() => ['require', 'process', 'module', 'Buffer'].filter((name) => name in window)),
  ).toEqual([])
})

test('the page has a strict Content-Security-Policy, and strings become code nowhere', async ({ start }) => {
  const { reader, page } = await start()
  await reader.ready()
  const policy = await page.evaluate(async () =>
    (await fetch('app://postil/index.html')).headers.get('content-security-policy'),
  )
  expect(policy).toContain("default-src 'none'")
  expect(policy).toContain("script-src 'self'")
  expect(policy).toContain("require-trusted-types-for 'script'")
  expect(policy).not.toMatch(/unsafe-inline|unsafe-eval|https?:/)
  const refused = await page.evaluate(() => {
    const attempt = (work: () => unknown) => {
      try {
        work()
        return 'allowed'
      } catch (error) {
        return error instanceof Error ? error.name : 'refused'
      }
    }
    return [
      attempt(() => (document.createElement('div').innerHTML = '<b>x</b>')),
      attempt(() => document.createElement('script').setAttribute('src', 'data:,1')),
    ]
  })
  expect(refused).toEqual(['TypeError', 'TypeError'])
})

test('navigation, new windows and permissions are denied; only web and mail links leave the app', async ({
  start,
}) => {
  const { electronApp, reader, page } = await start()
  await reader.ready()
  await electronApp.evaluate(({ shell }) => {
    Object.assign(globalThis, { opened: [] })
    shell.openExternal = (url: string) => {
      Reflect.get(globalThis, 'opened').push(url)
      return Promise.resolve()
    }
  })
  expect(await page.evaluate(() => window.open('file:///etc/passwd'))).toBeNull()
  await page.evaluate(() => window.location.assign('file:///etc/passwd'))
  await page.evaluate(() => window.location.assign('data:text/html,<h1>gone</h1>'))
  const answers = await page.evaluate(async () => {
    const open = (url: string) =>
      window.api.window.openExternal(url).then((answer) => answer.ok && answer.value)
    return Promise.all(
      [
        'https://example.org/',
        'mailto:a@example.org',
        'file:///etc/passwd',
        'javascript:1',
        'smb://host/',
        'x:',
      ].map(open),
    )
  })
  expect(answers).toEqual([true, true, false, false, false, false])
  expect(await electronApp.evaluate(() => Reflect.get(globalThis, 'opened'))).toEqual([
    'https://example.org/',
    'mailto:a@example.org',
  ])
  expect(page.url()).toBe('app://postil/index.html')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  expect(await electronApp.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1)
  expect(await page.evaluate(() => Notification.requestPermission())).toBe('denied')
  expect(
    await page.evaluate(() =>
      navigator.mediaDevices?.getUserMedia({ audio: true }).then(
        () => 'granted',
        () => 'denied',
      ),
    ),
  ).not.toBe('granted')
})

test('a call with arguments that the contract does not know is refused, and says why', async ({ start }) => {
  const { reader, page } = await start()
  await reader.ready()
  const refusals = await page.evaluate(async () => {
    const call = (noun: string, method: string, ...parameters: unknown[]): Promise<unknown> =>
      Reflect.get(Reflect.get(window.api, noun), method)(...parameters)
    return Promise.all([
      call('documents', 'get', "' OR 1=1 --"),
      call('annotations', 'create', { documentId: 'x' }),
      call('annotations', 'list'),
      call('exports', 'saveText', '../../etc/passwd', 7),
      call('settings', 'update', { fontSize: 1e9 }),
    ])
  })
  for (const refusal of refusals) expect(refusal).toMatchObject({ ok: false, failure: { kind: 'refused' } })
})

/** Every address that the app asks for from now on. */
async function recordRequests(electronApp: ElectronApplication): Promise<() => Promise<string[]>> {
  await electronApp.evaluate(({ session }) => {
    Object.assign(globalThis, { requested: [] })
    session.defaultSession.webRequest.onBeforeRequest((details, answer) => {
      Reflect.get(globalThis, 'requested').push(details.url)
      answer({})
    })
  })
  return () => electronApp.evaluate(() => Reflect.get(globalThis, 'requested'))
}
