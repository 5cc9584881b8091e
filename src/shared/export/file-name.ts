/** The longest file name, in UTF-16 code units, its ending included. */
export const MAX_FILE_NAME_LENGTH = 100

/**
 * The longest file name in bytes of UTF-8. Linux and macOS take 255, in which a hundred Chinese letters have no room; some is left
 * for what programs that synchronise folders append.
 */
export const MAX_FILE_NAME_BYTES = 200

/** Names that Windows keeps for devices, whatever their ending; the superscript digits count as digits there. */
const deviceName = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)$/i

/**
 * A file name for a document's Markdown that every file system takes, and that is not in `taken`.
 *
 * `taken` holds names as they are in the folder; they are compared without regard to case and to the Unicode
 * form, as macOS and Windows do. What can't stand in a file name or in an Obsidian link becomes a space.
 */
export function markdownFileName(title: string, taken: ReadonlySet<string>): string {
  return fileName(title, '.md', taken)
}

/** The same for any other ending, such as `.html`. */
export function fileName(title: string, ending: string, taken: ReadonlySet<string>): string {
  return fileNamer(taken)(title, ending)
}

/** Gives file names, none of them twice and none that is in `taken`; for many files in one folder. */
export function fileNamer(taken: ReadonlySet<string>): (title: string, ending: string) => string {
  const folded = new Set(Array.from(taken, fold))
  const nextSuffix = new Map<string, number>()
  return (title, ending) => {
    const stem = fileStem(title)
    const key = fold(stem + ending)
    for (let count = nextSuffix.get(key) ?? 1; ; count += 1) {
      const suffix = count === 1 ? '' : ` ${count}`
      const rest = suffix + ending
      const name =
        shortened(stem, MAX_FILE_NAME_LENGTH - rest.length, MAX_FILE_NAME_BYTES - bytesOf(rest)) + rest
      if (folded.has(fold(name))) continue
      nextSuffix.set(key, count + 1)
      folded.add(fold(name))
      return name
    }
  }
}

/** Reserved anywhere: control characters, line separators, path and shell marks, Obsidian's link marks. */
const reserved = /[\p{Cc}\p{Zl}\p{Zp}\\/:*?"<>|#^[\]]/gu
/** Characters that only steer their neighbours, bidi marks among them, but for the joiners that words and emoji need. */
const invisible = /(?![\u200c\u200d])\p{Cf}/gu

/** A title without what can stand neither in a file name nor in a link of Obsidian’s; may be empty. */
export function fileStem(title: string): string {
  const stem = title
    .toWellFormed()
    .normalize('NFC')
    .replace(invisible, '')
    .replace(reserved, ' ')
    .replace(/\s+/g, ' ')
    // A dot in front would hide the file, a dash be taken for an option.
    .replace(/^[\s.-]+/, '')
  return trimEnd(stem)
}

/** Cuts at a whole character, to so many UTF-16 code units and bytes; Windows drops spaces and dots at the end of a name. */
function shortened(stem: string, room: number, bytes: number): string {
  const safe = deviceName.test(stem.split('.')[0]?.trim() ?? '') ? stem.replace(/^[^.]*/, '$&_') : stem
  if (safe.length <= room && bytesOf(safe) <= bytes) return safe === '' ? 'Untitled' : safe
  let cut = ''
  let left = bytes
  for (const { segment } of graphemes.segment(safe.slice(0, room + 1))) {
    left -= bytesOf(segment)
    if (cut.length + segment.length > room || left < 0) break
    cut += segment
  }
  cut = trimEnd(cut)
  return cut === '' ? 'Untitled' : cut
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** How many bytes of UTF-8 a well-formed text takes. */
function bytesOf(text: string): number {
  let bytes = 0
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
  }
  return bytes
}

function trimEnd(name: string): string {
  return name.replace(/[\s.]+$/, '')
}

function fold(name: string): string {
  return name.normalize('NFC').toLowerCase().normalize('NFC')
}
