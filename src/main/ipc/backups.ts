import { dialog, shell } from 'electron'
import { existsSync } from 'node:fs'
import { dirname } from 'node:path'
import { z } from 'zod'
import type { FolderRisk } from '../../shared/model/backup.ts'
import { fail, ok } from '../../shared/result.ts'
import { backupPath, listBackups } from '../backup/backup-folder.ts'
import { chooseBackupFolder } from '../backup/backup-place.ts'
import { folderRisk } from '../backup/folder-risk.ts'
import { findRecovery } from '../backup/findings.ts'
import { changedBetween, difference } from '../backup/preview.ts'
import { listDisplaced, putBack, replaceLibrary } from '../backup/restore.ts'
import type { LibrarySession } from '../library-session.ts'
import { forgetMissingLibrary, isLibraryMissing } from '../store/create-file.ts'
import { liveContents, liveContentsOf } from '../store/live-contents.ts'
import { salvage } from '../store/salvage.ts'
import { readAppState, writeAppState } from '../store/settings.ts'
import type { Handlers } from './handler.ts'

const backupName = z
  .string()
  .regex(/^library-[\dA-Za-z-]+$/, 'is not the name of a backup')
  .max(200)

/** Backups of the session's library. Every one that is restored is a copy: the backup itself stays. */
export const backupHandlers = (session: LibrarySession) =>
  ({
    list: {
      parameters: z.tuple([]),
      answer: () => {
        const last = session.schedule()?.last() ?? null
        const risk = folderRisk(dirname(session.path))
        return {
          folder: session.backupFolder(),
          backups: listBackups(session.backupFolder()),
          risk,
          isRiskNew: risk !== null && !isAcknowledged(session, risk),
          lastFailure: last === null || last.ok ? null : last.failure,
          restoredAt: listDisplaced(session.path)[0]?.at ?? null,
          isReadOnly: session.isReadOnly(),
        }
      },
    },
    create: {
      parameters: z.tuple([z.enum(['asked', 'import'])]),
      answer: (reason) =>
        session.schedule()?.now(reason) ??
        fail({ kind: 'closed', message: 'No backup was made: no library is open.' }),
    },
    preview: {
      parameters: z.tuple([backupName]),
      answer: (id) => {
        const library = session.opened()
        const backup = listBackups(session.backupFolder()).find((each) => each.id === id)
        if (!library.ok || backup === undefined) return null
        const now = liveContents(library.value.store)
        const then = liveContentsOf(backupPath(session.backupFolder(), id))
        return {
          backup,
          lost: difference(now, then),
          regained: difference(then, now),
          changed: changedBetween(now, then),
        }
      },
    },
    restore: {
      parameters: z.tuple([backupName]),
      answer: async (id) => {
        const source = backupPath(session.backupFolder(), id)
        if (!existsSync(source))
          return fail({ kind: 'not-found', message: 'This backup is not there any more.' })
        // What is there now is moved aside whole; a backup of it besides, where one can be made.
        await session.schedule()?.now('restore')
        const restored = await session.exchange(() => replaceLibrary(session.path, source, Date.now()))
        return restored.ok ? ok(null) : restored
      },
    },
    undoRestore: {
      parameters: z.tuple([]),
      answer: async () => {
        const [last] = listDisplaced(session.path)
        if (last === undefined) return false
        await session.exchange(() => putBack(session.path, last, Date.now()))
        return true
      },
    },
    chooseFolder: {
      parameters: z.tuple([]),
      answer: async () => {
        const { filePaths } = await dialog.showOpenDialog({
          title: 'Folder for backups',
          defaultPath: session.backupFolder(),
          properties: ['openDirectory', 'createDirectory'],
        })
        const [folder] = filePaths
        if (folder === undefined) return null
        chooseBackupFolder(dirname(session.path), folder)
        return folder
      },
    },
    showFolder: {
      parameters: z.tuple([]),
      answer: async () => {
        const [newest] = listBackups(session.backupFolder())
        if (newest !== undefined) shell.showItemInFolder(backupPath(session.backupFolder(), newest.id))
        else await shell.openPath(dirname(session.path))
      },
    },
    acknowledgeRisk: {
      parameters: z.tuple([]),
      answer: () => {
        const library = session.opened()
        const risk = folderRisk(dirname(session.path))
        if (!library.ok || risk === null || session.isReadOnly()) return
        writeAppState(library.value.store, RISK, riskName(session, risk))
      },
    },
  }) satisfies Handlers<'backups'>

/** What the app remembers under this name: the risk that the reader was told of. A library that moves has another. */
const RISK = 'known-risk'

function riskName(session: LibrarySession, risk: FolderRisk): string {
  return `${risk.kind} ${risk.service} ${dirname(session.path)}`
}

function isAcknowledged(session: LibrarySession, risk: FolderRisk): boolean {
  const library = session.opened()
  return !library.ok || readAppState(library.value.store, RISK) === riskName(session, risk)
}

/** Ways out when the library can't be opened. None of them removes a file. */
export const recoveryHandlers = (session: LibrarySession) =>
  ({
    findings: {
      parameters: z.tuple([]),
      answer: () => findRecovery(session.path, session.backupFolder()),
    },
    locate: {
      parameters: z.tuple([]),
      answer: async () => {
        const { filePaths } = await dialog.showOpenDialog({
          title: 'Where is the library now?',
          defaultPath: dirname(session.path),
          filters: [
            { name: 'Postil library', extensions: ['postil'] },
            { name: 'All files', extensions: ['*'] },
          ],
          properties: ['openFile'],
        })
        const [found] = filePaths
        if (found === undefined) return null
        const replaced = await session.exchange(() => replaceLibrary(session.path, found, Date.now()))
        return replaced.ok ? ok(null) : replaced
      },
    },
    openCopy: { parameters: z.tuple([]), answer: () => session.showCopy() },
    salvage: {
      parameters: z.tuple([]),
      answer: () => {
        const newest = listBackups(session.backupFolder()).find((backup) => backup.isVerified)
        const backup = newest === undefined ? null : backupPath(session.backupFolder(), newest.id)
        return session.exchange(() => salvage(session.path, backup, Date.now()))
      },
    },
    beginNew: {
      parameters: z.tuple([]),
      answer: async () => {
        if (!isLibraryMissing(session.path)) return false
        await session.exchange(() => forgetMissingLibrary(session.path, Date.now()))
        return true
      },
    },
  }) satisfies Handlers<'recovery'>
