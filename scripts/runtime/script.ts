/**
 * Runs the body of a script, and makes the number that it resolves to the exit code. An error is written as its
 * message alone: all that these scripts throw is meant for the person at the keyboard. POSTIL_DEBUG adds the stack.
 */
export async function script(body: () => Promise<number>): Promise<void> {
  try {
    process.exitCode = await body()
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    console.error(process.env['POSTIL_DEBUG'] ? error : message)
    process.exitCode = 1
  }
}
