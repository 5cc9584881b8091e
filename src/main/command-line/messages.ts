import type { Socket } from 'node:net'
import { StringDecoder } from 'node:string_decoder'
import { z } from 'zod'

/** What the command line asks of the running app, as its first line. */
export const commandRequest = z.object({
  key: z.string().max(1_000),
  words: z.array(z.string().max(100_000)).max(10_000),
  workingDirectory: z.string().max(100_000),
})
export type CommandRequest = z.infer<typeof commandRequest>

/** What the app answers, a line each; the exit code is the last. */
export const commandAnswer = z.union([
  z.object({ out: z.string() }),
  z.object({ err: z.string() }),
  z.object({ progress: z.tuple([z.string(), z.number(), z.number()]) }),
  z.object({ exit: z.number() }),
])
export type CommandAnswer = z.infer<typeof commandAnswer>

/** Sends one message; resolves when there is room for the next. */
export function send(socket: Socket, message: CommandRequest | CommandAnswer): Promise<void> {
  if (socket.destroyed) return Promise.resolve()
  if (socket.write(`${JSON.stringify(message)}\n`)) return Promise.resolve()
  return new Promise((resolve) => {
    socket.once('drain', resolve)
    socket.once('close', () => resolve())
  })
}

/** Calls `take` for each line; ends the connection when one is longer than `limit` UTF-16 code units. */
export function onLines(socket: Socket, limit: number, take: (line: string) => void): void {
  const decoder = new StringDecoder('utf8')
  let rest = ''
  socket.on('data', (bytes: Buffer) => {
    rest += decoder.write(bytes)
    const lines = rest.split('\n')
    rest = lines.pop() ?? ''
    if (rest.length > limit) socket.destroy()
    for (const line of lines) take(line)
  })
}
