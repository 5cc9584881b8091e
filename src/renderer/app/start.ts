import type { LibraryOpening } from '../../shared/ipc.ts'
import {
  adoptAnnotations,
  refreshAllAnnotations,
  refreshAnnotations,
} from '../annotations/annotation-store.ts'
import { refreshKinds, useKinds } from '../annotations/kind-store.ts'
import { refreshTags } from '../annotations/tag-store.ts'
import { refreshKnownSpeakers } from '../claims/speaker-store.ts'
import { refreshVerdicts } from '../claims/verdict-store.ts'
import { listenForDrops } from '../library/drop-target.ts'
import { sayAttached } from '../exchange/say-attached.ts'
import { adoptProgress } from '../library/import-queue.ts'
import { openBundledArticle } from '../library/first-document.ts'
import { refreshDocuments, refreshLibrary } from '../library/library-store.ts'
import { takeOpened } from '../library/take-opened.ts'
import { useCopy } from '../recovery/copy-store.ts'
import { travelByMouse } from '../reader/place-commands.ts'
import { usePlaceHistory } from '../reader/place-history.ts'
import { showDocument } from '../reader/reader-store.ts'
import { adoptVault, refreshVault } from '../vault/vault-store.ts'
import { events } from './api.ts'
import { runCommand } from './commands.ts'
import { dispatchKeys } from './key-dispatcher.ts'
import { reportFailure } from './notices.ts'
import { adoptSettings } from './settings-store.ts'
import { useUndo } from './undo-store.ts'

/** Shows what the library held when it was opened, and from now on what becomes of it. */
export function start(opening: LibraryOpening): void {
  adoptSettings(opening.settings)
  usePlaceHistory.setState(opening.settings.places)
  useKinds.setState({ kinds: opening.kinds })
  useUndo.setState(opening.undo)
  showDocument(opening.document, opening.readingPosition)
  adoptAnnotations(opening.annotations)
  listen()
  useCopy.setState({ isReadOnly: opening.isReadOnly })
  afterFirstFrame(async () => (await import('../suggestions/follow-article.ts')).followArticle())
  afterFirstFrame(async () => (await import('../reader/text-finder.ts')).prepareFinding())
  if (!opening.isReadOnly)
    afterFirstFrame(async () => (await import('../recovery/watch-backups.ts')).watchBackups())
  void (opening.isNew ? openBundledArticle() : refreshLibrary()).catch(reportFailure).then(takeOpened)
  void refreshTags()
  void refreshVault().catch(reportFailure)
  void refreshVerdicts().catch(reportFailure)
}

/** Does what nobody waits for once the first frame is out. */
function afterFirstFrame(work: () => Promise<void>): void {
  requestAnimationFrame(() => requestIdleCallback(() => void work().catch(reportFailure), { timeout: 1_000 }))
}

function listen(): void {
  const listeners = new AbortController()
  dispatchKeys(listeners.signal)
  travelByMouse(listeners.signal)
  events.onAnnotationsChanged(({ documentId, ids }) => {
    void refreshAnnotations(documentId, ids).catch(reportFailure)
    refreshDocuments([documentId])
  })
  events.onSpeakersChanged(() => {
    void refreshKnownSpeakers().catch(reportFailure)
    void refreshAllAnnotations().catch(reportFailure)
  })
  events.onVerdictsChanged(() => {
    void refreshVerdicts().catch(reportFailure)
    void refreshAllAnnotations().catch(reportFailure)
  })
  events.onDocumentsChanged(({ ids }) => refreshDocuments(ids))
  events.onDetachedAttached(({ count, documentId }) => sayAttached(count, documentId))
  events.onImportsProgress(adoptProgress)
  events.onImportsOpened(() => void takeOpened())
  listenForDrops(listeners.signal)
  events.onKindsChanged(() => void refreshKinds().catch(reportFailure))
  events.onTagsChanged(() => void refreshTags())
  events.onVaultStatus(adoptVault)
  events.onUndoChanged((state) => useUndo.setState(state))
  events.onMenuCommand(({ command }) => runCommand(command))
}
