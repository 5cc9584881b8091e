import type { Token } from './tokens.ts'

/** Whether a token is, or may well be, a finite verb. */
export function isFinite(token: Token): boolean {
  return token.tag === 'past' || token.tag === 'auxiliary' || token.tag === 'modal' || token.tag === 'verb'
}

/** Whether a finite verb stands between two tokens, both included, outside quotations. */
export function hasFiniteVerb(tokens: readonly Token[], first: number, last: number): boolean {
  for (let i = first; i <= last && i < tokens.length; i++) {
    const token = tokens[i]
    if (token === undefined) return false
    if (token.tag === 'modal' || token.tag === 'auxiliary' || token.tag === 'past') return true
    if (token.tag === 'verb' && tokens[i - 1]?.tag !== 'to') return true
  }
  return false
}
