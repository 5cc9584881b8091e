import type { Kind } from '../../shared/model/kind.ts'

type KindGlyphProps = { kind: Pick<Kind, 'color' | 'glyph'> }

/** The sign by which a kind is known without its colour. */
export function KindGlyph({ kind }: KindGlyphProps) {
  return (
    <span className="kind-glyph" data-color={kind.color} aria-hidden="true">
      {kind.glyph}
    </span>
  )
}
