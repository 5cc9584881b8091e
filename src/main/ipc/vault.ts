import { dialog, shell, type BrowserWindow } from 'electron'
import { join } from 'node:path'
import { z } from 'zod'
import { documentId } from '../../shared/model/ids.ts'
import type { FolderInStep } from '../vault/folder-in-step.ts'
import type { Handlers } from './handler.ts'

const choices = z
  .array(z.object({ key: z.string().min(1).max(100_000), keep: z.enum(['theirs', 'ours']) }))
  .max(100_000)

export const vaultHandlers = (folder: FolderInStep, window: () => BrowserWindow) =>
  ({
    status: { parameters: z.tuple([]), answer: () => folder.status() },
    chooseFolder: {
      parameters: z.tuple([]),
      answer: async () => {
        const present = folder.status().folder
        const { filePaths } = await dialog.showOpenDialog(window(), {
          title: 'Folder to keep in step',
          buttonLabel: 'Keep in step',
          ...(present === null ? {} : { defaultPath: present }),
          properties: ['openDirectory', 'createDirectory'],
        })
        const [chosen] = filePaths
        return chosen === undefined ? null : folder.choose(chosen)
      },
    },
    leaveFolder: { parameters: z.tuple([]), answer: () => folder.choose(null) },
    pause: { parameters: z.tuple([]), answer: () => folder.pause() },
    resume: { parameters: z.tuple([]), answer: () => folder.resume() },
    syncNow: { parameters: z.tuple([]), answer: () => folder.syncNow() },
    setOnlyAnnotated: {
      parameters: z.tuple([z.boolean()]),
      answer: (only) => folder.setOnlyAnnotated(only),
    },
    edits: { parameters: z.tuple([documentId]), answer: (id) => folder.edits(id) },
    resolve: {
      parameters: z.tuple([documentId, choices]),
      answer: (id, decided) => folder.resolve(id, decided),
    },
    writeAgain: {
      parameters: z.tuple([z.array(documentId).max(1_000_000)]),
      answer: (ids) => folder.writeAgain(ids),
    },
    showFile: {
      parameters: z.tuple([documentId.nullable()]),
      answer: (id) => {
        const root = folder.status().folder
        if (root === null) return
        const path = id === null ? null : folder.pathOf(id)
        shell.showItemInFolder(path === null ? root : join(root, path))
      },
    },
  }) satisfies Handlers<'vault'>
