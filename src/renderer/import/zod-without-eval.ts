import { config } from 'zod'

// zod tries `new Function` when its first schema is built, which the window's policy refuses and reports.
config({ jitless: true })
