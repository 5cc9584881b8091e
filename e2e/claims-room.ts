import { expect, type Locator, type Page } from '@playwright/test'
import type { Reader } from './reader.ts'

/** The claims beside the article, as a reader uses them. */
export class ClaimsRoom {
  readonly page: Page
  readonly panel: Locator
  readonly title: Locator
  readonly grid: Locator
  readonly total: Locator
  readonly bulkBar: Locator
  readonly contradictions: Locator

  constructor(page: Page) {
    this.page = page
    this.panel = page.getByRole('region', { name: 'Claims', exact: true })
    this.title = this.panel.getByRole('heading', { level: 2 })
    this.grid = this.panel.getByRole('grid')
    this.total = this.panel.locator('.ledger-total')
    this.bulkBar = this.panel.getByRole('toolbar', { name: 'Chosen claims' })
    this.contradictions = this.panel.getByRole('region', { name: 'Contradictions' })
  }

  /** Opens the ledger by its key. */
  async open(): Promise<void> {
    await this.page.keyboard.press('g')
    await expect(this.title).toHaveText('Ledger')
  }

  /** Closes the room by its key. */
  async close(): Promise<void> {
    await this.page.keyboard.press('Shift+G')
    await expect(this.panel).toHaveCount(0)
  }

  /** Records a claim as a reader does: selects, presses 1, types the speaker, Tab, the verdict, Enter. */
  async record(reader: Reader, quote: string, speaker: string, verdict: string): Promise<void> {
    await reader.dragOver(quote)
    await this.page.keyboard.press('1')
    const note = reader.note('Claim', quote)
    await expect(note.getByRole('combobox', { name: 'Speaker' })).toBeFocused()
    await this.page.keyboard.type(speaker)
    await this.page.keyboard.press('Tab')
    await expect(note.getByRole('combobox', { name: 'Verdict' })).toBeFocused()
    await this.page.keyboard.type(verdict)
    await this.page.keyboard.press('Enter')
    await expect(reader.article).toBeFocused()
    await this.page.keyboard.press('Escape')
    await expect(note.locator('.claim-speaker')).toContainText(speaker)
    await expect(note.locator('.verdict-badge')).toContainText(new RegExp(`^${verdict}`, 'i'))
  }

  /** The heading of a group. */
  heading(name: string): Locator {
    return this.grid
      .getByRole('row')
      .filter({ has: this.page.locator('.ledger-group', { hasText: new RegExp(`^${name}$`) }) })
  }

  /** The row of a claim. */
  row(quote: string): Locator {
    return this.grid.getByRole('row').filter({ has: this.page.locator('.ledger-words', { hasText: quote }) })
  }

  /** Opens the page of the speaker of a claim, from the ledger. */
  async openSpeaker(quote: string): Promise<void> {
    await this.row(quote).click()
    await expect(this.page.locator('.note-card[data-selected="true"]')).toHaveAccessibleName(
      `Claim: ${quote}`,
    )
    await this.page.keyboard.press('Shift+S')
  }

  /** Merges another speaker into the one whose page is open. */
  async merge(other: string): Promise<void> {
    await this.panel.getByRole('button', { name: 'Merge…' }).click()
    await expect(this.panel.getByRole('combobox', { name: /^Speaker to merge into/ })).toBeFocused()
    await this.page.keyboard.type(other)
    await this.page.keyboard.press('Enter')
    await expect(this.page.getByText(`${other} merged into`).first()).toBeVisible()
  }

  /** Fills in the form of a new link that is open. */
  async link(relation: string, words: string, claim: string): Promise<void> {
    const form = this.page.getByRole('form', { name: 'New link' })
    const field = form.getByRole('combobox', { name: 'Claim or web address' })
    await expect(field).toBeFocused()
    await this.page.keyboard.type(words)
    await expect(this.page.getByRole('option', { name: claim })).toBeVisible()
    await this.page.keyboard.press('Enter')
    await form.getByLabel('Relation').selectOption({ label: relation })
    await form.getByRole('button', { name: 'Save link' }).click()
    await expect(form).toHaveCount(0)
  }

  /** Searches the ledger. */
  async search(words: string): Promise<void> {
    await this.panel.getByRole('searchbox', { name: 'Search claims' }).fill(words)
  }

  /** Looks for a quote from elsewhere. */
  async findQuote(quote: string): Promise<void> {
    await this.panel.getByRole('textbox', { name: /^A quote from elsewhere/ }).fill(quote)
    await this.panel.getByRole('button', { name: 'Find it' }).click()
  }
}
