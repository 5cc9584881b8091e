import type { ElectronApplication, Page } from '@playwright/test'
import { mkdir, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { inFolder, killApp, openApp } from './app-run.ts'
import type { Outcome, Part, Scale } from './part.ts'
import { payloads } from './payloads.ts'
import { leaveOnly, type Walls } from './walls.ts'

/**
 * Script injections through every door (files of HTML, Markdown and text, the clipboard, an address) into every sink (article,
 * title, snippet, tag, note), with events fired: with each of the walls alone, and in the longer forms with both.
 */
export const scripts: Part = {
  name: 'Script injections, door by sink, with either wall switched off',
  goal: '0 executed, 0 requests, 0 navigations',
  needsApp: true,
  run: async (scale) => {
    const outcomes = []
    const each = [
      { sanitiser: false, policy: true },
      { sanitiser: true, policy: false },
    ]
    // What each holds alone, both hold.
    for (const walls of scale === 'brief' ? each : [{ sanitiser: true, policy: true }, ...each])
      outcomes.push(await inject(walls, scale))
    return {
      cases: outcomes.reduce((sum, { cases }) => sum + cases, 0),
      failures: outcomes.flatMap(({ failures }) => failures),
    }
  },
  broken: () => inject({ sanitiser: false, policy: false }, 'brief', FEW),
}

/** Payloads in one article: alone in the full form, so that none can hide another. */
const TOGETHER: Record<Scale, number> = { brief: 24, short: 6, full: 1 }

/** Enough to see that something runs where nothing holds it. */
const FEW = 24

async function inject(walls: Walls, scale: Scale, most = Infinity): Promise<Outcome> {
  const all = payloads(scale === 'full' ? process.env['POSTIL_CORPORA'] : undefined).slice(0, most)
  const groups = Array.from({ length: Math.ceil(all.length / TOGETHER[scale]) }, (_, index) =>
    all.slice(index * TOGETHER[scale], (index + 1) * TOGETHER[scale]),
  )
  const name =
    `${walls.sanitiser ? '' : 'no sanitiser '}${walls.policy ? '' : 'no policy'}`.trim() || 'both walls'
  return inFolder(async (folder) => {
    const { electronApp, page, reader } = await openApp(folder)
    try {
      await watch(electronApp, page)
      await leaveOnly(walls, electronApp, page)
      await reader.ready()
      const doors = await throughDoors(groups, folder, electronApp, page)
      await intoSinks(all, page)
      const found = await findings(electronApp, page)
      return {
        cases: doors * TOGETHER[scale] + all.length * 3,
        failures: found.map((each) => `${name}: ${each}`),
      }
    } finally {
      await killApp(electronApp)
    }
  })
}

/** Notes whatever runs, is asked for, or leads away. */
async function watch(electronApp: ElectronApplication, page: Page): Promise<void> {
  await page.addInitScript(() => {
    const noted = new Set<string>()
    Object.assign(window, { noted })
    for (const name of ['alert', 'confirm', 'prompt', 'print'] as const)
      Object.defineProperty(window, name, { value: () => void noted.add(`${name}() was called`) })
    Object.defineProperty(window, 'hit', {
      set: () => {
        noted.add('window.hit was set')
      },
    })
  })
  await electronApp.evaluate(({ session, shell, BrowserWindow, dialog }) => {
    const led: string[] = []
    Object.assign(globalThis, { led })
    session.defaultSession.webRequest.onBeforeRequest((details, answer) => {
      const isOwn = /^(app|devtools|blob|data|chrome-extension):/.test(details.url)
      if (!isOwn) led.push(`request of ${details.url}`)
      answer({ cancel: !isOwn })
    })
    shell.openExternal = (url) => {
      // The reader's own click on a link leads to the system's browser, and only for these.
      if (!/^(https?|mailto):/.test(url)) led.push(`opened ${url}`)
      return Promise.resolve()
    }
    BrowserWindow.getAllWindows()[0]?.webContents.on(
      'did-start-navigation',
      ({ isMainFrame, isSameDocument, url }) => {
        if (isMainFrame && !isSameDocument && url !== 'app://postil/index.html')
          led.push(`navigation to ${url}`)
      },
    )
    dialog.showMessageBox = () => Promise.resolve({ response: 0, checkboxChecked: false })
  })
  await page.reload()
}

/** Brings the payloads in through each door, and looks at what came of them. Answers how many articles that were. */
async function throughDoors(
  groups: readonly string[][],
  folder: string,
  electronApp: ElectronApplication,
  page: Page,
): Promise<number> {
  const pages = groups.map((group, index) => {
    const body = group.map((payload) => `<div>${payload}</div>`).join('\n<p>Words between.</p>\n')
    const title = (group[0] ?? '').replaceAll('<', '&lt;')
    return {
      html: `<!doctype html><title>${title}</title><body><p>Words before it, number ${index}, so that there is an article.</p>${body}<p>Words after it.</p>`,
      markdown: `# ${group[0]?.split('\n')[0] ?? ''}\n\nWords before it, number ${index}.\n\n${group.join('\n\n')}\n\nWords after it.\n`,
      text: `${group[0]?.split('\n')[0] ?? ''}\n\nWords before it, number ${index}.\n\n${group.join('\n\n')}\n\nWords after it.\n`,
    }
  })
  const files = join(folder, 'in')
  await mkdir(files)
  const paths: string[] = []
  for (const [index, { html, markdown, text }] of pages.entries()) {
    for (const [ending, content] of [
      ['html', html],
      ['md', markdown],
      ['txt', text],
    ] as const) {
      const path = join(files, `${index}.${ending}`)
      await writeFile(path, content)
      paths.push(path)
    }
  }
  await electronApp.evaluate(({ dialog }, filePaths) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths })
  }, paths)
  await page.keyboard.press('ControlOrMeta+O')
  let articles = await untilThere(page, 1 + paths.length)
  // The clipboard and an address lead the same way as a file: some of them are enough.
  for (const { html } of pages.slice(0, 4)) {
    await electronApp.evaluate(
      async (electron, markup) => {
        // Before its clipboard became that of the web, Electron had a method for each type.
        const { clipboard } = electron
        const write: unknown = Reflect.get(clipboard, 'writeHTML')
        if (typeof write === 'function') return write.call(clipboard, markup)
        const html = new Blob([markup], { type: 'text/html' })
        const item: unknown = Reflect.construct(Reflect.get(electron, 'ClipboardItem'), [
          { 'text/html': html },
        ])
        return Reflect.apply(clipboard.write, clipboard, [[item]])
      },
      html.replace('number', 'from the clipboard, number'),
    )
    await page.keyboard.press('ControlOrMeta+Shift+V')
    articles = await untilThere(page, articles + 1)
  }
  articles = await throughAddress(
    pages.slice(0, 2).map(({ html }) => html.replace('number', 'from the network, number')),
    page,
    articles,
  )
  // Each is opened, and everything in it is moved over, focused and clicked.
  for (let index = 0; index < articles; index += 1) await page.keyboard.press('ControlOrMeta+]')
  for (let index = 0; index < articles; index += 1) {
    await fireEvents(page)
    await page.keyboard.press('ControlOrMeta+[')
  }
  await fireEvents(page)
  return articles
}

async function throughAddress(pages: readonly string[], page: Page, before: number): Promise<number> {
  const server = createServer((request, response) => {
    response.setHeader('Content-Type', 'text/html; charset=utf-8')
    response.end(pages[Number(request.url?.slice(1))] ?? '<p>Nothing.</p>')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  let articles = before
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : 0
  await page.evaluate(() => window.api.settings.update({ fetchOwnNetwork: true }))
  for (const index of pages.keys()) {
    await page.keyboard.press('ControlOrMeta+L')
    await page.getByRole('textbox', { name: 'Address' }).fill(`http://127.0.0.1:${port}/${index}`)
    await page.keyboard.press('Enter')
    articles = await untilThere(page, articles + 1)
  }
  server.close()
  return articles
}

/** Waits until the library has so many articles, or nothing more comes in: one that can't be read is none. Answers how many it has. */
async function untilThere(page: Page, articles: number): Promise<number> {
  let last = -1
  for (let still = 0; still < 30;) {
    const count = await page.evaluate(async () => {
      const listed = await window.api.documents.list()
      return listed.ok ? listed.value.length : 0
    })
    if (count >= articles) return count
    still = count === last ? still + 1 : 0
    last = count
    await page.waitForTimeout(100)
  }
  return last
}

async function fireEvents(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const root = document.querySelector('.article')
    const names =
      'mouseover mouseenter pointerover pointerenter focus focusin blur load error toggle begin animationstart animationend transitionend scroll submit input change paste copy keydown keyup mousedown mouseup click auxclick dblclick contextmenu'
    for (const element of root?.querySelectorAll('*') ?? [])
      for (const name of names.split(' '))
        element.dispatchEvent(new MouseEvent(name, { bubbles: true, cancelable: true }))
    await new Promise((resolve) => setTimeout(resolve, 30))
  })
}

/** Writes each payload as note, tag and title, and looks at it in the margin, the shelf, and what is found. */
async function intoSinks(all: readonly string[], page: Page): Promise<void> {
  await page.evaluate(async (written) => {
    const answer = await window.api.library.open()
    const article = answer.ok && answer.value.ok ? answer.value.value.document : null
    const kind = answer.ok && answer.value.ok ? answer.value.value.kinds[1] : undefined
    if (article === null || kind === undefined) return
    const exact = article.revision.text.slice(0, 5)
    for (const [index, payload] of written.entries()) {
      await window.api.annotations.create({
        documentId: article.id,
        revisionId: article.revision.id,
        kindId: kind.id,
        selectors: {
          quote: { type: 'TextQuoteSelector', exact, prefix: '', suffix: '' },
          position: { type: 'TextPositionSelector', start: 0, end: exact.length },
        },
        note: payload,
        tags: [
          payload
            .replaceAll(/[\n\r]/g, ' ')
            .trim()
            .slice(0, 60),
        ],
      })
      if (index % 8 === 0)
        await window.api.documents.create({
          title: payload,
          byline: payload,
          source: payload,
          url: null,
          publishedAt: null,
          language: null,
          html: `<p>${index} words and a title.</p>`,
          text: `${index} words and a title.`,
        })
    }
  }, all)
  await page.reload()
  await page.locator('.note-card').first().waitFor()
  for (const step of ['j', 'j', 'k']) await page.keyboard.press(step)
  await page.evaluate(async () => {
    for (const element of document.querySelectorAll('.note-card *, .shelf *'))
      for (const name of ['mouseover', 'focus', 'load', 'error'])
        element.dispatchEvent(new MouseEvent(name, { bubbles: true, cancelable: true }))
    await new Promise((resolve) => setTimeout(resolve, 100))
  })
  for (const words of ['alert', 'onerror', 'words']) {
    await page.keyboard.press('ControlOrMeta+K')
    await page.keyboard.type(words)
    await page.waitForTimeout(500)
    await page.keyboard.press('Escape')
    await page.keyboard.press('Escape')
  }
}

async function findings(electronApp: ElectronApplication, page: Page): Promise<string[]> {
  const noted = await page.evaluate(() => [...(Reflect.get(window, 'noted') as Set<string>)])
  const led: string[] = await electronApp.evaluate(() => Reflect.get(globalThis, 'led'))
  return [...noted, ...new Set(led)]
}
