import { z } from 'zod'
import { importFormats } from '../../shared/interchange/import-formats.ts'
import { importedSchema } from '../../shared/interchange/imported-schema.ts'
import { documentDraft } from '../../shared/model/document.ts'
import { documentImage, MAX_DOCUMENT_IMAGES } from '../../shared/model/image.ts'
import { documentOriginal } from '../../shared/model/original.ts'
import type { Importer } from '../import/importer.ts'
import type { Handlers } from './handler.ts'

const job = z.string().max(100)
const index = z.number().int().min(0).max(100_000)
const message = z.string().max(100_000)

export const importPageHandlers = (importer: Importer) =>
  ({
    next: { parameters: z.tuple([z.string().max(100)]), answer: (page) => importer.next(page) },
    read: { parameters: z.tuple([job, index]), answer: (id, which) => importer.read(id, which) },
    fetchImage: {
      parameters: z.tuple([job, z.string().min(1).max(8_192)]),
      answer: (id, url) => importer.fetchImage(id, url),
    },
    progress: {
      parameters: z.tuple([job, z.number().min(0).max(1)]),
      answer: (id, fraction) => importer.progress(id, fraction),
    },
    store: {
      parameters: z.tuple([
        job,
        documentDraft,
        z.array(documentImage).max(MAX_DOCUMENT_IMAGES),
        documentOriginal.nullable(),
      ]),
      answer: (id, draft, images, original) => importer.store(id, draft, { images, original }),
    },
    end: {
      parameters: z.tuple([job, z.enum(['failed', 'highlights', 'left-out']), message.nullable()]),
      answer: (id, outcome, why) => importer.end(id, outcome, why),
    },
    addHighlights: {
      parameters: z.tuple([job, z.enum(importFormats), z.string().max(4_096), importedSchema]),
      answer: (id, format, file, part) => importer.addHighlights(id, format, file, part),
    },
    storeHighlights: {
      parameters: z.tuple([job, z.array(index).max(100_000)]),
      answer: (id, files) => importer.storeHighlights(id, files),
    },
    endHighlights: {
      parameters: z.tuple([job, z.array(z.object({ index, message })).max(100_000)]),
      answer: (id, problems) => importer.endHighlights(id, problems),
    },
  }) satisfies Handlers<'importPage'>
