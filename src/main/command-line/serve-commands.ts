import { createServer, type Socket } from 'node:net'
import { rmSync } from 'node:fs'
import { parseCommand } from './command.ts'
import { EXIT, helpText } from './help.ts'
import { guardMeetingPlace, isSameKey, meetingPlace, newKey, prepareMeetingPlace } from './meeting-place.ts'
import { commandRequest, onLines, send, type CommandRequest } from './messages.ts'
import { runCommand, type CommandMeans } from './run-command.ts'

/** The longest request, in UTF-16 code units. */
const LONGEST_REQUEST = 4_000_000

/**
 * Carries out commands that other processes of the same user hand over, since the running app alone has the library open.
 * Answers how to stop. Throws when the place can't be had: commands then say that the library is in use.
 */
export function serveCommands(
  libraryFolder: string,
  means: () => Pick<CommandMeans, 'library' | 'importFiles'> | null,
  onError: (error: unknown) => void,
): () => void {
  const place = meetingPlace(libraryFolder)
  prepareMeetingPlace(place, libraryFolder)
  const key = newKey(libraryFolder)
  const server = createServer((socket) => {
    socket.on('error', () => socket.destroy())
    let isAsked = false
    onLines(socket, LONGEST_REQUEST, (line) => {
      const request = isAsked ? null : readRequest(line)
      isAsked = true
      if (request === null || !isSameKey(request.key, key)) return void socket.destroy()
      void answer(socket, request, means()).catch((error: unknown) => {
        onError(error)
        socket.destroy()
      })
    })
  })
  server.on('error', onError)
  // Before `listen` returns a mask alone keeps others out of the socket.
  const mask = process.platform === 'win32' ? null : process.umask(0o077)
  server.listen(place, () => guardMeetingPlace(place))
  if (mask !== null) process.umask(mask)
  return () => {
    server.close()
    if (process.platform !== 'win32') rmSync(place, { force: true })
  }
}

function readRequest(line: string): CommandRequest | null {
  try {
    return commandRequest.safeParse(JSON.parse(line)).data ?? null
  } catch {
    return null
  }
}

async function answer(
  socket: Socket,
  { words, workingDirectory }: CommandRequest,
  means: Pick<CommandMeans, 'library' | 'importFiles'> | null,
): Promise<void> {
  const abort = new AbortController()
  socket.once('close', () => abort.abort())
  const exit = async (code: number) => {
    await send(socket, { exit: code })
    socket.end()
  }
  const parsed = parseCommand(words, workingDirectory)
  if (!parsed.ok) {
    await send(socket, { err: `${parsed.failure.message}\n\n${helpText(parsed.failure.of)}` })
    return exit(EXIT.usage)
  }
  if (means === null) {
    await send(socket, { err: 'The running app has no library open.\n' })
    return exit(EXIT.noLibrary)
  }
  const output = {
    out: (text: string) => send(socket, { out: text }),
    err: (text: string) => void send(socket, { err: text }),
    progress: (said: string, done: number, total: number) =>
      void send(socket, { progress: [said, done, total] }),
  }
  return exit(await runCommand(parsed.value, { ...means, output, signal: abort.signal }))
}
