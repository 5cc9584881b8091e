import type { Settings } from '../../shared/model/settings.ts'
import type { Command } from './command.ts'

/** The reader's own keys, by the id of the command; see `Settings`. */
type OwnKeys = Settings['keys']

/** The keys of a command: the reader's own, or else the built-in ones. */
export function effectiveKeys(command: Pick<Command, 'id' | 'keys'>, own: OwnKeys): readonly string[] {
  const key = own[command.id]
  if (key === undefined) return command.keys
  return key === '' ? [] : [key]
}

/** The other commands that have this key too. Which of them runs depends on what can be done at the moment. */
export function commandsWithKey<C extends Pick<Command, 'id' | 'keys'>>(
  commands: readonly C[],
  own: OwnKeys,
  key: string,
  exceptId: string,
): C[] {
  return commands.filter((command) => command.id !== exceptId && effectiveKeys(command, own).includes(key))
}

/** Gives a command a key of its own; '' takes its keys away, null brings the built-in ones back. */
export function withKey(own: OwnKeys, id: string, key: string | null): OwnKeys {
  const { [id]: _before, ...rest } = own
  return key === null ? rest : { ...rest, [id]: key }
}

/** As `withKey`, and takes the key from the others that have it; one that has more keys keeps its first other one. */
export function withKeyTaken(
  own: OwnKeys,
  commands: readonly Pick<Command, 'id' | 'keys'>[],
  id: string,
  key: string,
): OwnKeys {
  return commandsWithKey(commands, own, key, id).reduce(
    (keys, other) =>
      withKey(keys, other.id, effectiveKeys(other, own).find((candidate) => candidate !== key) ?? ''),
    withKey(own, id, key),
  )
}
