import { expect, type ElectronApplication, type Locator, type Page } from '@playwright/test'

/** The window as a reader uses it. */
export class Reader {
  readonly page: Page
  readonly electronApp: ElectronApplication
  readonly article: Locator
  readonly margin: Locator
  readonly notes: Locator
  readonly selectedNote: Locator
  readonly selectionBar: Locator

  constructor(page: Page, electronApp: ElectronApplication) {
    this.page = page
    this.electronApp = electronApp
    this.article = page.getByRole('article', { name: /./ }).and(page.locator('.article'))
    this.margin = page.getByRole('complementary', { name: 'Notes' })
    this.notes = this.margin.locator('.note-card')
    this.selectedNote = this.margin.locator('.note-card[data-selected="true"]')
    this.selectionBar = page.getByRole('toolbar', { name: 'Annotate the selection' })
  }

  /** Waits until the article is shown. */
  async ready(): Promise<void> {
    // A start takes two seconds, and on a machine that others use ten times that.
    await expect(this.article).toContainText(/\S/, { timeout: 20_000 })
    // Fonts that arrive later would move the words from under the pointer.
    await expect
      .poll(() =>
        this.page.evaluate(
          () =>
            document.fonts.status === 'loaded' &&
            [...document.fonts].some(
              ({ family, status }) => family.includes('Literata') && status === 'loaded',
            ),
        ),
      )
      .toBe(true)
  }

  /** Takes the keyboard from whatever field it is in back to the article; the selected note stays selected. */
  async leaveFields(): Promise<void> {
    await this.article.evaluate((root) => {
      if (root instanceof HTMLElement) root.focus({ preventScroll: true })
    })
  }

  async scrollTop(): Promise<number> {
    return this.page.locator('.article-scroller').evaluate((scroller) => scroller.scrollTop)
  }

  async scrollTo(top: number): Promise<void> {
    await this.page.locator('.article-scroller').evaluate((scroller, to) => {
      scroller.scrollTop = to
    }, top)
  }

  /** The beginning of the first line in sight. */
  async firstVisibleLine(): Promise<string> {
    return this.article.evaluate((root) => {
      const { left } = root.getBoundingClientRect()
      const top = document.querySelector('.article-scroller')?.getBoundingClientRect().top ?? 0
      for (let y = top + 4; y < window.innerHeight; y += 4) {
        const at = document.caretPositionFromPoint(left + 4, y)
        if (at === null || !root.contains(at.offsetNode)) continue
        return (at.offsetNode.textContent ?? '').slice(at.offset, at.offset + 30)
      }
      return ''
    })
  }

  /** Whether any two notes in the margin lie over each other. */
  async notesOverlap(): Promise<boolean> {
    const boxes = await this.notes.evaluateAll((notes) =>
      notes.map((note) => {
        const { top, bottom } = note.getBoundingClientRect()
        return { top, bottom }
      }),
    )
    boxes.sort((a, b) => a.top - b.top)
    return boxes.some(({ bottom }, index) => bottom > (boxes[index + 1]?.top ?? Infinity))
  }

  async isInSight(quote: string): Promise<boolean> {
    const { top } = await this.boxOf(quote)
    return this.page.evaluate((y) => y > 40 && y < window.innerHeight, top)
  }

  /** How many pixels lower a note's top is than the first line of a passage. */
  async levelDifference(quote: string, note: Locator): Promise<number> {
    const [passage, box] = [await this.boxOf(quote), await note.boundingBox()]
    if (box === null) throw new Error('The note is not shown')
    return box.y - passage.top
  }

  /** The note of the annotation on a quote. */
  note(kind: string, quote: string): Locator {
    return this.margin.getByRole('article', { name: `${kind}: ${quote}`, exact: true })
  }

  /** Selects a passage with the mouse, by dragging from its first character to its last. */
  async dragOver(quote: string): Promise<void> {
    // A machine under load now and then drops the last move before the button is let go: a person drags again.
    await expect(async () => {
      // Pressing on what is selected already would drag the words themselves.
      await this.page.evaluate(() => document.getSelection()?.removeAllRanges())
      const { from, to } = await this.endsOf(quote)
      await this.page.mouse.move(from.x, from.y)
      await this.page.mouse.down()
      await this.page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 4 })
      await this.page.mouse.move(to.x, to.y, { steps: 4 })
      await this.page.mouse.up()
      expect((await this.selectedText()).replaceAll(/\n+/g, '\n')).toBe(quote)
    }).toPass({ timeout: 15_000 })
    await expect(this.selectionBar).toBeVisible()
  }

  /** Selects a passage by keys: looks for its words and leaves the search. */
  async find(quote: string): Promise<void> {
    const bar = this.page.getByRole('search', { name: 'Find in the article' })
    await this.page.keyboard.press('ControlOrMeta+f')
    await bar.getByRole('textbox').fill(quote)
    await expect(bar.locator('.find-count')).toHaveText(/^1 of /)
    await this.page.keyboard.press('Escape')
    await expect(this.selectionBar).toBeVisible()
    expect(await this.selectedText()).toBe(quote)
  }

  /** Clicks in the middle of a passage. */
  async clickOn(quote: string): Promise<void> {
    const { from } = await this.endsOf(quote)
    await this.page.mouse.click(from.x + 6, from.y)
  }

  /** The point at the end of a passage, in pixels of the window. */
  async endOf(quote: string): Promise<{ x: number; y: number }> {
    return (await this.endsOf(quote)).to
  }

  /** Scrolls a passage to the middle of the window. */
  async reveal(quote: string): Promise<void> {
    await this.measure(quote, true)
  }

  /** What is selected, as the system would copy it. */
  async selectedText(): Promise<string> {
    return this.page.evaluate(() => document.getSelection()?.toString() ?? '')
  }

  /** What is painted: for each `Highlight` the text of its ranges, in the order of the text. */
  async painted(): Promise<Record<string, string[]>> {
    return this.page.evaluate(() => {
      const layers: Record<string, string[]> = {}
      for (const [name, highlight] of CSS.highlights) {
        const ranges = [...highlight].map((painted) => {
          const range = document.createRange()
          range.setStart(painted.startContainer, painted.startOffset)
          range.setEnd(painted.endContainer, painted.endOffset)
          return range
        })
        ranges.sort((a, b) => a.compareBoundaryPoints(Range.START_TO_START, b))
        if (ranges.length > 0) layers[name] = ranges.map((range) => range.toString())
      }
      return layers
    })
  }

  /** The box of a passage's first character, in pixels of the window. */
  private async boxOf(quote: string): Promise<{ left: number; top: number }> {
    return (await this.measure(quote, false)).first
  }

  /** Where a passage begins and ends, in pixels of the window; it is scrolled into sight first. */
  private async endsOf(quote: string): Promise<Record<'from' | 'to', { x: number; y: number }>> {
    let { first, last } = await this.measure(quote, true)
    // What is still being laid out would move from under the pointer.
    await expect(async () => {
      const before = first.top
      await this.page.evaluate(() => new Promise(requestAnimationFrame))
      ;({ first, last } = await this.measure(quote, false))
      expect(first.top).toBe(before)
    }).toPass({ intervals: [50] })
    return {
      from: { x: first.left + 0.5, y: first.top + first.height / 2 },
      to: { x: last.right - 0.5, y: last.top + last.height / 2 },
    }
  }

  /** The boxes of the first and the last character of a passage. */
  private async measure(quote: string, scroll: boolean) {
    return this.article.evaluate(
      (root, [wanted, scrolls]) => {
        const start = root.textContent.indexOf(wanted)
        if (start === -1) throw new Error(`The article does not say: ${wanted}`)
        const at = (offset: number) => {
          const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
          let rest = offset
          for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
            const length = node.textContent?.length ?? 0
            if (rest < length) return { node, offset: rest }
            rest -= length
          }
          throw new Error(`No text at ${offset}`)
        }
        const box = (offset: number) => {
          const place = at(offset)
          const range = document.createRange()
          range.setStart(place.node, place.offset)
          range.setEnd(place.node, place.offset + 1)
          return range.getBoundingClientRect()
        }
        if (scrolls) at(start).node.parentElement?.scrollIntoView({ block: 'center' })
        const plain = ({ left, right, top, height }: DOMRect) => ({ left, right, top, height })
        return { first: plain(box(start)), last: plain(box(start + wanted.length - 1)) }
      },
      [quote, scroll] as const,
    )
  }
}
