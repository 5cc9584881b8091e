import type { Command } from '../app/command.ts'
import { reportFailure } from '../app/notices.ts'
import { showOverlay } from '../app/overlay-store.ts'
import { api } from '../app/api.ts'
import { platform } from '../app/platform.ts'
import { changeSettings, useSettings } from '../app/settings-store.ts'
import { openDocumentId } from '../reader/reader-store.ts'
import { importClipboard, importTickets, recheckArticles } from './import-sources.ts'
import { openDocument } from './library-store.ts'
import { isInTrash, markAs, moveToTrash, restoreFromTrash, toggleStar } from './shelf-actions.ts'
import {
  actionTargets,
  changeView,
  isShelfFocused,
  selectAll,
  shownItems,
  targetItems,
} from './shelf-store.ts'
import { goToShelf } from './shelf-place.ts'
import { shelfParts } from './shelf-view.ts'

const hasTargets = () => actionTargets().length > 0 && !isInTrash()

function step(by: 1 | -1): void {
  const items = shownItems()
  const at = items.findIndex(({ id }) => id === openDocumentId())
  const next = items[at + by]
  if (next !== undefined) void openDocument(next.id)
}

async function choose(what: 'files' | 'folder'): Promise<void> {
  try {
    importTickets(await api.imports.choose(what))
  } catch (error) {
    reportFailure(error)
  }
}

async function rebuildSearch(): Promise<void> {
  try {
    await api.search.rebuild()
  } catch (error) {
    reportFailure(error)
  }
}

/** Keys that mean something else in the article; they come first, and only while the shelf has the keyboard. */
export const shelfCommands: readonly Command[] = [
  {
    id: 'shelf.trash',
    title: 'Move to the trash (on the shelf)',
    group: 'Library',
    keys: ['Delete', 'Backspace'],
    isEnabled: () => isShelfFocused() && hasTargets(),
    run: moveToTrash,
  },
  {
    id: 'shelf.select-all',
    title: 'Select all on the shelf',
    group: 'Library',
    keys: ['Mod+A'],
    isEnabled: isShelfFocused,
    run: selectAll,
  },
  {
    id: 'shelf.tag',
    title: 'Tag articles (on the shelf)',
    group: 'Library',
    keys: ['T'],
    isEnabled: () => isShelfFocused() && hasTargets(),
    run: () => showOverlay('tag-articles'),
  },
]

export const libraryCommands: readonly Command[] = [
  {
    id: 'library.search',
    title: 'Search everything',
    group: 'Library',
    keys: ['Mod+K', '/'],
    run: () => showOverlay('search'),
  },
  {
    id: 'library.open-files',
    title: 'Add files…',
    group: 'Library',
    keys: ['Mod+O'],
    run: () => choose('files'),
  },
  {
    id: 'library.open-folder',
    title: 'Add a folder…',
    group: 'Library',
    keys: ['Mod+Shift+O'],
    run: () => choose('folder'),
  },
  {
    id: 'library.fetch',
    title: 'Add a web page…',
    group: 'Library',
    keys: ['Mod+L'],
    run: () => showOverlay('fetch'),
  },
  {
    id: 'library.paste',
    title: 'Paste as a new article',
    group: 'Library',
    keys: ['Mod+V', 'Mod+Shift+V'],
    run: () => importClipboard().catch(reportFailure),
  },
  {
    id: 'library.next',
    title: 'Next article on the shelf',
    group: 'Library',
    // Command and the brackets go through the places where the reader was, on macOS.
    keys: platform.isMac ? ['Mod+Alt+ArrowRight'] : ['Mod+]'],
    run: () => step(1),
  },
  {
    id: 'library.previous',
    title: 'Previous article on the shelf',
    group: 'Library',
    keys: platform.isMac ? ['Mod+Alt+ArrowLeft'] : ['Mod+['],
    run: () => step(-1),
  },
  {
    id: 'library.focus-shelf',
    title: 'Go to the shelf',
    group: 'Library',
    keys: ['Mod+Shift+L'],
    run: goToShelf,
  },
  {
    id: 'library.star',
    title: 'Star',
    group: 'Library',
    keys: ['*'],
    isEnabled: hasTargets,
    run: toggleStar,
  },
  {
    id: 'library.done',
    title: 'Mark as done',
    group: 'Library',
    keys: ['X'],
    isEnabled: hasTargets,
    run: () => markAs('done'),
  },
  {
    id: 'library.archive',
    title: 'Archive',
    group: 'Library',
    keys: ['E'],
    isEnabled: hasTargets,
    run: () => markAs('archived'),
  },
  {
    id: 'library.unread',
    title: 'Mark as unread',
    group: 'Library',
    keys: ['U'],
    isEnabled: hasTargets,
    run: () => markAs('unread'),
  },
  {
    id: 'library.reading',
    title: 'Mark as reading',
    group: 'Library',
    keys: [],
    isEnabled: hasTargets,
    run: () => markAs('reading'),
  },
  {
    id: 'library.tag',
    title: 'Tag the article',
    group: 'Library',
    keys: ['Shift+A'],
    isEnabled: hasTargets,
    run: () => showOverlay('tag-articles'),
  },
  {
    id: 'library.trash',
    title: 'Move the article to the trash',
    group: 'Library',
    keys: ['Shift+Delete'],
    isEnabled: hasTargets,
    run: moveToTrash,
  },
  {
    id: 'library.restore',
    title: 'Restore from the trash',
    group: 'Library',
    keys: ['R'],
    isEnabled: () => isInTrash() && actionTargets().length > 0,
    run: restoreFromTrash,
  },
  {
    id: 'library.details',
    title: 'Correct the article’s details',
    group: 'Library',
    keys: ['I'],
    isEnabled: () => hasTargets(),
    run: () => showOverlay('details'),
  },
  {
    id: 'library.changes',
    title: 'What changed in this article',
    group: 'Library',
    keys: ['Mod+Shift+D'],
    isEnabled: () => openDocumentId() !== null,
    run: () => showOverlay('changes'),
  },
  {
    id: 'library.recheck',
    title: 'Check for changes at the publisher',
    group: 'Library',
    keys: ['Shift+U'],
    isEnabled: () => targetItems().some(({ url, deletedAt }) => url !== null && deletedAt === null),
    run: () => recheckArticles(targetItems()),
  },
  {
    id: 'library.saved-views',
    title: 'Saved searches: keep, rename, forget',
    group: 'Library',
    keys: ['Mod+Shift+F'],
    inFields: true,
    run: () => showOverlay('saved-views'),
  },
  {
    id: 'library.tags',
    title: 'Rename and merge tags',
    group: 'Library',
    keys: ['Mod+Shift+T'],
    run: () => showOverlay('tags'),
  },
  ...shelfParts.map(({ part, label }) => ({
    id: `shelf.show-${part}`,
    title: `Shelf: ${label}`,
    group: 'Library' as const,
    keys: [],
    run: () => changeView({ part }),
  })),
  {
    id: 'library.own-network',
    title: 'Allow or forbid pages of your own network',
    group: 'Library',
    keys: [],
    run: () => changeSettings({ fetchOwnNetwork: !useSettings.getState().settings.fetchOwnNetwork }),
  },
  {
    id: 'library.rebuild-search',
    title: 'Make the search index anew',
    group: 'Library',
    keys: [],
    run: rebuildSearch,
  },
]
