import { ipcMain, type WebFrameMain } from 'electron'
import type { z } from 'zod'
import {
  callChannel,
  type CallAnswer,
  type CallFailure,
  type CallParameters,
  type Envelope,
  type Method,
  type Noun,
} from '../../shared/ipc.ts'
import { fail, ok } from '../../shared/result.ts'
import { log } from '../log.ts'
import { isPlainData } from './plain-data.ts'

/** One call: the parser of its arguments, and the function that answers it. */
export type Handler<N extends Noun, M extends Method<N>> = {
  parameters: z.ZodType<CallParameters<N, M>>
  answer: (...parameters: CallParameters<N, M>) => CallAnswer<N, M> | Promise<CallAnswer<N, M>>
}

/** All calls of a noun: a forgotten one is a compile error. */
export type Handlers<N extends Noun> = { [M in Method<N>]: Handler<N, M> }

/** Whether a frame is the app's own page, in the window's main frame. */
export type SenderCheck = (frame: WebFrameMain | null) => boolean

/** Registers the calls of a noun: each checks its sender, then its arguments, then answers in an envelope. */
export function registerHandlers<N extends Noun>(noun: N, handlers: Handlers<N>, isOurs: SenderCheck): void {
  for (const method of Object.keys(handlers) as Method<N>[]) {
    const { parameters, answer } = handlers[method]
    const channel = callChannel(noun, method)
    // The library may be opened again after a failure; its handlers then take the place of the old ones.
    ipcMain.removeHandler(channel)
    ipcMain.handle(
      channel,
      async (event, ...raw: unknown[]): Promise<Envelope<CallAnswer<N, typeof method>>> => {
        if (!isOurs(event.senderFrame)) {
          log.warn(`Refused ${channel} from a page that is not ours`)
          return fail({ kind: 'refused', message: `${channel} may only be called by Postil's own page.` })
        }
        if (!isPlainData(raw)) {
          log.warn(`Refused ${channel} with something that no call takes`)
          return fail({
            kind: 'refused',
            message: `${channel} was called with something that no call takes.`,
          })
        }
        const parsed = parameters.safeParse(raw)
        if (!parsed.success) {
          const issue = parsed.error.issues[0]
          const where = issue === undefined ? '' : ` (argument ${issue.path.join('.')}: ${issue.message})`
          return fail({
            kind: 'refused',
            message: `${channel} was called with something it can't use${where}.`,
          })
        }
        try {
          return ok(await answer(...parsed.data))
        } catch (error) {
          log.error(`${channel} failed:`, error)
          return fail(callFailure(error))
        }
      },
    )
  }
}

/** Says in the reader's words why a call failed. */
export function callFailure(error: unknown): CallFailure {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const detail = error instanceof Error ? error.message : String(error)
  if (code === 'SQLITE_FULL' || code === 'ENOSPC') {
    return { kind: 'disk-full', message: 'Not saved: the disk is full. Free some space, then try again.' }
  }
  if (code.startsWith('SQLITE_READONLY') || code === 'EROFS' || code === 'EACCES') {
    return { kind: 'read-only', message: `Not saved: the place can't be written to (${detail}).` }
  }
  if (code.startsWith('SQLITE_CORRUPT')) {
    const message = `The library is damaged where this is kept. Nothing was thrown away: make a backup now (File, Backups…), which finds the damage and offers to repair it.`
    return { kind: 'internal', message }
  }
  if (code.startsWith('SQLITE_IOERR') || code === 'EIO') {
    return { kind: 'input-output', message: `Not saved: the disk did not answer as it should (${detail}).` }
  }
  return { kind: 'internal', message: `That did not work: ${detail}` }
}
