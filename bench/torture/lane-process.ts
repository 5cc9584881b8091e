import { z } from 'zod'
import { scales } from './part.ts'
import { PARTS } from './programme.ts'
import { runParts } from './run-parts.ts'

// The other half of `lane.ts`: runs the parts that its arguments name, and sends what came of them.
const [scale, ...names] = process.argv.slice(2)
process.on('disconnect', () => process.exit(1))
const rows = await runParts(
  PARTS.filter(({ name }) => names.includes(name)),
  z.enum(scales).parse(scale),
)
process.send?.({ rows }, () => process.exit(0))
