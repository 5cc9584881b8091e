import { connect } from 'node:net'
import { isTrusted, meetingPlace, readKey } from './meeting-place.ts'
import { commandAnswer, onLines, send } from './messages.ts'
import { EXIT } from './help.ts'
import type { CommandOutput } from './run-command.ts'

/**
 * Hands a command to the running app and passes on what it says; answers the exit code, or null when no app is there to take
 * it. Aborting ends the connection, which stops the work.
 */
export function handOver(
  libraryFolder: string,
  words: readonly string[],
  workingDirectory: string,
  output: CommandOutput,
  signal: AbortSignal,
): Promise<number | null> {
  const place = meetingPlace(libraryFolder)
  const key = readKey(libraryFolder)
  if (key === null || !isTrusted(place)) return Promise.resolve(null)
  return new Promise((resolve) => {
    const socket = connect(place)
    let isConnected = false
    let spoken = Promise.resolve()
    socket.on('error', () => {
      if (!isConnected) resolve(null)
    })
    socket.once('connect', () => {
      isConnected = true
      void send(socket, { key, words: [...words], workingDirectory })
    })
    socket.once(
      'close',
      () => void spoken.then(() => resolve(signal.aborted ? EXIT.interrupted : EXIT.failed)),
    )
    signal.addEventListener('abort', () => socket.destroy(), { once: true })
    onLines(socket, Infinity, (line) => {
      const said = commandAnswer.parse(JSON.parse(line))
      if ('err' in said) output.err(said.err)
      else if ('progress' in said) output.progress(...said.progress)
      else if ('out' in said) spoken = spoken.then(() => output.out(said.out))
      else void spoken.then(() => resolve(said.exit))
    })
  })
}
