import { strToU8, zipSync } from 'fflate'

/** A ZIP archive of texts and bytes by path. */
export function zip(entries: Record<string, string | Uint8Array>): Uint8Array {
  const files = Object.entries(entries).map(([path, content]) => [
    path,
    typeof content === 'string' ? strToU8(content) : content,
  ])
  return zipSync(Object.fromEntries(files))
}

const CONTAINER =
  '<?xml version="1.0"?><container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="OEBPS/book.opf"/></rootfiles></container>'

/** A book of chapters (bodies of XHTML), with what else is to be in its archive. */
export function epub(
  chapters: readonly string[],
  more: Record<string, string | Uint8Array> = {},
): Uint8Array {
  const opf = `<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/">
    <metadata><dc:title>A book</dc:title><dc:creator>Ann Lee</dc:creator><dc:creator>Bo Ek</dc:creator>
    <dc:publisher>Press</dc:publisher><dc:language>en-GB</dc:language><dc:date>2019-05-23</dc:date></metadata>
    <manifest>${chapters.map((_, at) => `<item id="c${at}" href="text/${at}.xhtml" media-type="application/xhtml+xml"/>`).join('')}</manifest>
    <spine>${chapters.map((_, at) => `<itemref idref="c${at}"/>`).join('')}</spine></package>`
  const files = chapters.map((body, at) => [
    `OEBPS/text/${at}.xhtml`,
    `<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml"><head><title/></head><body>${body}</body></html>`,
  ])
  return zip({
    mimetype: 'application/epub+zip',
    'META-INF/container.xml': CONTAINER,
    'OEBPS/book.opf': opf,
    ...Object.fromEntries(files),
    ...more,
  })
}

/** A Word document with a body of WordprocessingML, and what else is to be in its archive. */
export function docx(body: string, more: Record<string, string | Uint8Array> = {}): Uint8Array {
  const namespaces =
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
  return zip({
    '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    'word/document.xml': `<?xml version="1.0"?><w:document ${namespaces}><w:body>${body}</w:body></w:document>`,
    ...more,
  })
}

/** A PDF with one list of text operators a page, set in Helvetica (`/F1`). */
export function pdf(pages: readonly string[], info = ''): Uint8Array {
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_, at) => `${5 + 2 * at} 0 R`).join(' ')}] >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
    `<< ${info} >>`,
    ...pages.flatMap((content, at) => [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /Font << /F1 3 0 R >> >> /Contents ${6 + 2 * at} 0 R >>`,
      `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    ]),
  ]
  let file = '%PDF-1.4\n'
  const offsets = objects.map((object, at) => {
    const offset = file.length
    file += `${at + 1} 0 obj\n${object}\nendobj\n`
    return offset
  })
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  const trailer = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R /Info 4 0 R >>\nstartxref\n${file.length}\n%%EOF\n`
  return Uint8Array.from(file + trailer, (character) => character.charCodeAt(0))
}

/** Text operators that set lines from a height downwards, 14 units apart. */
export function pdfLines(lines: readonly string[], top = 700, size = 12): string {
  const shown = lines.map((line) => `(${line.replace(/[\\()]/g, '\\$&')}) Tj T*`).join(' ')
  return `BT /F1 ${size} Tf 14 TL 72 ${top} Td ${shown} ET`
}
