import { type CommandOptions, type CommandResult, capture } from './run-command.ts'

/**
 * Runs npm with the settings of the person who started this script (registry, proxy, certificates): the npm that
 * runs us if there is one, else the one on the path. Never rejects.
 */
export function npm(npmArguments: readonly string[], options: CommandOptions = {}): Promise<CommandResult> {
  const script = process.env['npm_execpath']
  return script?.endsWith('.js')
    ? capture(process.execPath, [script, ...npmArguments], options)
    : capture('npm', npmArguments, options)
}
