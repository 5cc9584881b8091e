import { readDirectory } from './zip-directory.ts'
import { charsetOf, decodeText, looksBinary } from './decode-text.ts'
import type { ImportSource } from './import-source.ts'

/** What an importer exists for. */
export type SourceFormat = 'text' | 'markdown' | 'html' | 'mhtml' | 'epub' | 'docx' | 'pdf'

const BY_EXTENSION: Readonly<Record<string, SourceFormat>> = {
  txt: 'text',
  text: 'text',
  log: 'text',
  asc: 'text',
  md: 'markdown',
  markdown: 'markdown',
  mdown: 'markdown',
  mkd: 'markdown',
  htm: 'html',
  html: 'html',
  xhtml: 'html',
  xht: 'html',
  shtml: 'html',
  mht: 'mhtml',
  mhtml: 'mhtml',
  epub: 'epub',
  docx: 'docx',
  docm: 'docx',
  pdf: 'pdf',
}

const BY_MEDIA_TYPE: Readonly<Record<string, SourceFormat>> = {
  'text/markdown': 'markdown',
  'text/x-markdown': 'markdown',
  'text/html': 'html',
  'application/xhtml+xml': 'html',
  'multipart/related': 'mhtml',
  'message/rfc822': 'mhtml',
  'application/epub+zip': 'epub',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'application/pdf': 'pdf',
}

/** Every ending of a file name that an importer exists for, without the dot, for open dialogs and folders. */
export const KNOWN_EXTENSIONS: readonly string[] = Object.keys(BY_EXTENSION)

/**
 * Which importer reads a source: by what its first bytes say if they say anything, else by its name, else by its
 * media type, else by what its text looks like. Null for a format that none reads.
 */
export function sourceFormat(source: ImportSource): SourceFormat | null {
  const signed = signature(source.bytes)
  if (signed !== 'none') return signed
  const extension = /\.([a-z0-9]+)$/i.exec(source.name)?.[1]?.toLowerCase() ?? ''
  const named = source.url === null ? BY_EXTENSION[extension] : undefined
  const mediaType = (source.mediaType ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? ''
  const format = named ?? BY_MEDIA_TYPE[mediaType] ?? BY_EXTENSION[extension]
  // A name or a label may lie; the bytes of these formats don't.
  const claimed = format === 'pdf' || format === 'epub' || format === 'docx' ? null : format
  if (claimed !== undefined && claimed !== null) return claimed
  if (looksBinary(source.bytes)) return null
  const head = decodeText(source.bytes.subarray(0, 4096), { declared: [charsetOf(source.mediaType)] })
  if (/^\s*(?:<!--[^]*?-->\s*)*(?:<\?xml[^>]*>\s*)?<(?:!doctype html|html|head|body)\b/i.test(head))
    return 'html'
  if (
    /^(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*)*content-type:\s*multipart\/related/im.test(
      head.replaceAll('\r', ''),
    )
  )
    return 'mhtml'
  return 'text'
}

/** What the bytes say: a format, null for one that none reads, 'none' when they say nothing. */
function signature(bytes: Uint8Array): SourceFormat | null | 'none' {
  const head = String.fromCharCode(...bytes.subarray(0, 1024))
  if (head.includes('%PDF-')) return 'pdf'
  if (head.startsWith('PK\x03\x04')) return archiveFormat(bytes)
  // Old Word files and rich text: the one is binary, the other would pass for text and read like code.
  if (head.startsWith('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1') || head.startsWith('{\\rtf')) return null
  return 'none'
}

/** What an archive's list of entries says; nothing is unpacked for it. */
function archiveFormat(bytes: Uint8Array): SourceFormat | null {
  const names = readDirectory(bytes)?.map((entry) => entry.name)
  // Cut short or damaged: the name of the first entry, at the very start, still tells whose it was.
  if (names === undefined) return isEpubStart(bytes) ? 'epub' : 'docx'
  if (names.includes('META-INF/container.xml')) return 'epub'
  return names.includes('[Content_Types].xml') && names.some((name) => name.startsWith('word/'))
    ? 'docx'
    : null
}

function isEpubStart(bytes: Uint8Array): boolean {
  return /^(?:mimetype|META-INF)/.test(String.fromCharCode(...bytes.subarray(30, 40)))
}
