import { HighlightStyle, syntaxHighlighting } from '@codemirror/language'
import type { Extension } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import { tags } from '@lezer/highlight'

/** Markdown that looks like what it says, with its signs still there. */
const styles = HighlightStyle.define([
  { tag: tags.heading, fontWeight: '700' },
  { tag: tags.strong, fontWeight: '700' },
  { tag: tags.emphasis, fontStyle: 'italic' },
  { tag: tags.strikethrough, textDecoration: 'line-through' },
  { tag: tags.link, color: 'var(--accent)' },
  { tag: tags.url, color: 'var(--ink-quiet)' },
  { tag: tags.quote, color: 'var(--ink-quiet)' },
  { tag: tags.monospace, fontFamily: "ui-monospace, 'DejaVu Sans Mono', monospace", fontSize: '0.92em' },
  { tag: tags.processingInstruction, color: 'var(--ink-quiet)' },
])

const theme = EditorView.theme({
  '&': { color: 'var(--ink)', font: '13px/1.5 var(--ui-family)', maxHeight: '50vh' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { font: 'inherit', overflow: 'auto' },
  '.cm-content': { padding: '6px 8px', minHeight: '3.4em', caretColor: 'var(--ink)' },
  '.cm-line': { padding: '0' },
  '.cm-placeholder': { color: 'var(--ink-quiet)' },
  '.cm-note-link': {
    padding: '0 4px',
    borderRadius: '4px',
    background: 'var(--ground-pressed)',
    color: 'var(--accent)',
  },
  '.cm-tooltip.cm-tooltip-autocomplete': {
    border: '1px solid var(--line)',
    borderRadius: '10px',
    background: 'var(--ground-raised)',
    boxShadow: 'var(--shadow)',
    overflow: 'hidden',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul': {
    font: '13px/1.4 var(--ui-family)',
    maxWidth: 'min(340px, 90vw)',
    maxHeight: '15em',
    padding: '4px',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li': {
    padding: '4px 8px',
    borderRadius: '6px',
    color: 'var(--ink)',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]': {
    background: 'var(--ground-pressed)',
    color: 'var(--ink)',
  },
  '.cm-completionDetail': {
    display: 'block',
    margin: '0',
    color: 'var(--ink-quiet)',
    fontStyle: 'normal',
    fontSize: '12px',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
  },
})

/** How a note looks while it is written; in the colours of the window's theme. */
export function noteFieldLook(): Extension {
  return [theme, syntaxHighlighting(styles)]
}
