import { expect, it } from 'vitest'
import { capture, NO_SUCH_COMMAND, OUT_OF_TIME } from './run-command.ts'

const node = (program: string, options = {}) => capture(process.execPath, ['-e', program], options)

it('gives back the exit code and everything that was written', async () => {
  const result = await node('console.log("out"); console.error("err"); process.exitCode = 3')
  expect(result.code).toBe(3)
  expect(result.stdout).toBe('out\n')
  expect(result.output).toContain('out\n')
  expect(result.output).toContain('err\n')
})

it('does not take an argument for something to run', async () => {
  const result = await capture(process.execPath, ['-p', 'process.argv[1]', '$(echo no) ; echo no'])
  expect(result.stdout).toBe('$(echo no) ; echo no\n')
})

it('says so when there is no such command', async () => {
  expect((await capture('postil-no-such-command', [])).code).toBe(NO_SUCH_COMMAND)
})

it('ends a command that takes too long', async () => {
  expect((await node('setInterval(() => {}, 1000)', { timeout: 200 })).code).toBe(OUT_OF_TIME)
})

it('adds to the environment, and takes out of it', async () => {
  const program = 'console.log(process.env.POSTIL_ONE, process.env.PATH)'
  const result = await node(program, { environment: { POSTIL_ONE: '1', PATH: undefined } })
  expect(result.stdout).toBe('1 undefined\n')
})
