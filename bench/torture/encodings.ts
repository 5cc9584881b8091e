/** A sentence in a script, and the labels of encodings in which it is sent. */
type Sample = { text: string; labels: readonly string[] }

/** Every encoding that the web knows, by sixty and more of the labels that pages give them. https://encoding.spec.whatwg.org/#names-and-labels */
export const SAMPLES: readonly Sample[] = [
  {
    text: 'Où est passé le café ? Größe und Maß, señor, às três. Voilà déjà l’été à Besançon.',
    labels: ['windows-1252', 'latin1', 'iso-8859-1', 'cp1252', 'us-ascii', 'l1'],
  },
  { text: 'Un œuf à 5 €, déjà vu, Žižek et Šárka.', labels: ['iso-8859-15', 'l9', 'csisolatin9'] },
  { text: 'Où est passé le café ? Größe und Maß, señor.', labels: ['macintosh', 'x-mac-roman'] },
  {
    text: 'Příliš žluťoučký kůň úpěl ďábelské ódy. Zażółć gęślą jaźń, mówi rząd.',
    labels: ['windows-1250', 'cp1250', 'iso-8859-2', 'latin2'],
  },
  { text: 'Ĉu vi ĥore kantas ĵaŭde, aŭ ŝi ĝojas?', labels: ['iso-8859-3', 'latin3'] },
  {
    text: 'Šīs glāžšķūņa rūķīši dzērumā čiepj: žēl gan.',
    labels: ['iso-8859-4', 'iso-8859-13', 'windows-1257', 'cp1257', 'latin4'],
  },
  {
    text: 'Съешь же ещё этих мягких французских булок, да выпей чаю. Правительство сообщило об этом вчера.',
    labels: ['windows-1251', 'cp1251', 'koi8-r', 'koi8', 'iso-8859-5', 'ibm866', 'cp866', 'x-mac-cyrillic'],
  },
  { text: 'Чуєш їх, доцю, га? Кумедна ж ти, прощайся без ґольфів!', labels: ['koi8-u', 'windows-1251'] },
  {
    text: 'قالت الوزارة إن الحكومة سترد على القرار الجديد.',
    labels: ['windows-1256', 'iso-8859-6', 'arabic', 'cp1256'],
  },
  {
    text: 'Η κυβέρνηση ανακοίνωσε χθες ότι θα απαντήσει στην απόφαση.',
    labels: ['windows-1253', 'iso-8859-7', 'greek', 'cp1253'],
  },
  {
    text: 'הממשלה הודיעה אתמול כי תגיב להחלטה החדשה.',
    labels: ['windows-1255', 'iso-8859-8', 'iso-8859-8-i', 'logical', 'cp1255'],
  },
  {
    text: 'Pijamalı hasta yağız şoföre çabucak güvendi; İstanbul’da ışık.',
    labels: ['windows-1254', 'iso-8859-9', 'latin5', 'cp1254'],
  },
  { text: 'Íslenska þjóðin ætlar að svara, segir forsætisráðherra.', labels: ['iso-8859-10', 'latin6'] },
  { text: 'Ŵyth ŷd yn y môr; ṡeaċt mḃó.', labels: ['iso-8859-14'] },
  { text: 'Înțelegerea și șansa României, spune premierul.', labels: ['iso-8859-16'] },
  { text: 'รัฐบาลกล่าวเมื่อวานนี้ว่าจะตอบโต้มติใหม่', labels: ['windows-874', 'tis-620', 'iso-8859-11'] },
  // Marks of tone stand by themselves there.
  { text: 'Đây là mô\u0323t viê\u0323c lơ\u0301n.', labels: ['windows-1258', 'cp1258'] },
  {
    text: '中国商务部发言人高峰昨天表示，将采取一切必要措施。',
    labels: ['gbk', 'gb2312', 'gb18030', 'x-gbk', 'chinese'],
  },
  { text: '中國商務部發言人高峰昨天表示，將採取一切必要措施。', labels: ['big5', 'big5-hkscs', 'cn-big5'] },
  {
    text: '中国商務省の報道官は昨日、必要な措置をすべて取ると述べた。カタカナも。',
    labels: ['shift_jis', 'sjis', 'windows-31j', 'euc-jp', 'x-euc-jp', 'iso-2022-jp'],
  },
  {
    text: '정부는 어제 새로운 결정에 대응하겠다고 밝혔다.',
    labels: ['euc-kr', 'ks_c_5601-1987', 'windows-949'],
  },
  { text: 'Größe, 中国, Правительство, 👩‍👩‍👧 und עברית.', labels: ['utf-8', 'utf8', 'utf-16le', 'utf-16be'] },
]

const tables = new Map<string, ReadonlyMap<string, Buffer>>()

/**
 * A text as bytes of an encoding; null when the encoding lacks a letter of it. Node encodes no more than UTF-8: what each byte, and
 * each two of them, stands for is asked of the decoder, and looked up the other way round.
 */
export function encode(text: string, label: string): Buffer | null {
  const { encoding } = new TextDecoder(label)
  if (encoding === 'utf-8') return Buffer.from(text, 'utf8')
  if (encoding === 'utf-16le') return Buffer.from(text, 'utf16le')
  if (encoding === 'utf-16be') return Buffer.from(text, 'utf16le').swap16()
  if (encoding === 'iso-2022-jp') return encodeJis(text)
  const table = tables.get(encoding) ?? makeTable(encoding)
  tables.set(encoding, table)
  const parts = [...text].map((letter) => table.get(letter) ?? null)
  return parts.every((part) => part !== null) ? Buffer.concat(parts) : null
}

const WIDE = /^(?:gbk|gb18030|big5|shift_jis|euc-jp|euc-kr)$/

function makeTable(encoding: string): ReadonlyMap<string, Buffer> {
  const decoder = new TextDecoder(encoding, { fatal: true, ignoreBOM: true })
  const table = new Map<string, Buffer>()
  const note = (bytes: Buffer) => {
    try {
      const letters = [...decoder.decode(bytes)]
      const [letter] = letters
      if (letter !== undefined && letters.length === 1 && !table.has(letter)) table.set(letter, bytes)
    } catch {
      // These bytes stand for nothing.
    }
  }
  for (let byte = 0; byte < 256; byte += 1) note(Buffer.from([byte]))
  if (!WIDE.test(encoding)) return table
  for (let lead = 0x81; lead < 0xff; lead += 1)
    for (let trail = 0x30; trail < 0xff; trail += 1) note(Buffer.from([lead, trail]))
  return table
}

/** The letters of EUC-JP without their high bits; a mark before each run of them, and one behind it. */
function encodeJis(text: string): Buffer | null {
  const parts: Buffer[] = []
  let isWide = false
  for (const letter of text) {
    const bytes = encode(letter, 'euc-jp')
    if (bytes === null) return null
    if (isWide !== bytes.length > 1) parts.push(Buffer.from(isWide ? '\u001b(B' : '\u001b$B'))
    isWide = bytes.length > 1
    parts.push(isWide ? Buffer.from(bytes.map((byte) => byte & 0x7f)) : bytes)
  }
  return Buffer.concat([...parts, Buffer.from(isWide ? '\u001b(B' : '')])
}
