import * as fc from 'fast-check'

/** The same run is the same test: another seed is asked for by name, and told when it finds something. */
fc.configureGlobal({ seed: Number(process.env['POSTIL_SEED'] ?? 20_190_516) })
