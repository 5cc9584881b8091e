import { dialog, shell } from 'electron'
import { existsSync } from 'node:fs'
import { dirname } from 'node:path'
import { z } from 'zod'
import { fail, ok } from '../../shared/result.ts'
import { backupPath, listBackups } from '../backup/backup-folder.ts'
import { chooseBackupFolder } from '../backup/backup-place.ts'
import { folderRisk } from '../backup/folder-risk.ts'
import { difference } from '../backup/preview.ts'
import { listDisplaced, putBack, replaceLibrary } from '../backup/restore.ts'
import type { LibrarySession } from '../library-session.ts'
import { forgetMissingLibrary, isLibraryMissing } from '../store/create-file.ts'
import { liveContents, liveContentsOf } from '../store/live-contents.ts'
import { salvage } from '../store/salvage.ts'
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
        return {
          folder: session.backupFolder(),
          backups: listBackups(session.backupFolder()),
          risk: folderRisk(dirname(session.path)),
          lastFailure: last === null || last.ok ? null : last.failure,
          canUndoRestore: listDisplaced(session.path).length > 0,
          isReadOnly: session.isReadOnly(),
        }
      },
    },
    create: {
      parameters: z.tuple([]),
      answer: () =>
        session.schedule()?.now('asked') ??
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
        return { backup, lost: difference(now, then), regained: difference(then, now) }
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
  }) satisfies Handlers<'backups'>

/** Ways out when the library can't be opened. None of them removes a file. */
export const recoveryHandlers = (session: LibrarySession) =>
  ({
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
