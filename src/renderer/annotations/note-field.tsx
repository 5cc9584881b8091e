import { currentCompletions } from '@codemirror/autocomplete'
import { defaultKeymap, history, historyKeymap, redo, undo } from '@codemirror/commands'
import { defineLanguageFacet, Language } from '@codemirror/language'
import { EditorState, Prec, type ChangeSpec } from '@codemirror/state'
import { EditorView, keymap, placeholder, type Command, type KeyBinding } from '@codemirror/view'
import { GFM, parser } from '@lezer/markdown'
import { useLayoutEffect, useRef } from 'react'
import { continueItem, makeLink, toggleMark, type TextEdit } from './markdown-typing.ts'
import { noteFieldLook } from './note-field-theme.ts'
import type { NoteFieldProps } from './plain-note-field.tsx'
import { noteLinkCompletion } from './note-link-completion.ts'
import { noteLinkWidgets } from './note-link-widgets.ts'

const markdown = new Language(defineLanguageFacet(), parser.configure(GFM), [], 'markdown')

/**
 * A note as it is written. The editor stands in a shadow root of its own, where its style sheets are adopted ones: in
 * the document it would add a style element, which the policy refuses.
 */
export function NoteField({ text, onChange, onBlur, onDone }: NoteFieldProps) {
  const host = useRef<HTMLDivElement>(null)
  const latest = useRef({ onChange, onBlur, onDone })
  useLayoutEffect(() => {
    latest.current = { onChange, onBlur, onDone }
  })
  const view = useRef<EditorView>(null)

  useLayoutEffect(() => {
    if (host.current === null) return
    const element = host.current
    const root = element.shadowRoot ?? element.attachShadow({ mode: 'open' })
    const editor = new EditorView({
      root,
      parent: root,
      state: EditorState.create({
        doc: text,
        selection: { anchor: text.length },
        extensions: [
          history(),
          // Before those of the completion, which would take Escape while it is only looking whether to offer something.
          Prec.highest(keymap.of(leavingKeys(() => latest.current.onDone()))),
          keymap.of([
            ...NOTE_KEYS,
            ...historyKeymap.map((binding) => ({ ...binding, preventDefault: true })),
            ...defaultKeymap,
          ]),
          markdown.extension,
          noteFieldLook(),
          noteLinkCompletion(),
          noteLinkWidgets(),
          placeholder('A note, in Markdown. [[ links to an article or a highlight.'),
          EditorView.lineWrapping,
          EditorView.perLineTextDirection.of(true),
          EditorView.contentAttributes.of({
            'aria-label': 'Note, in Markdown',
            'aria-multiline': 'true',
            spellcheck: 'true',
            dir: 'auto',
          }),
          EditorView.updateListener.of((update) => {
            if (update.docChanged) latest.current.onChange(update.state.doc.toString())
          }),
          EditorView.domEventHandlers({
            blur: () => {
              latest.current.onBlur()
            },
          }),
        ],
      }),
    })
    view.current = editor
    editor.focus()
    // The application menu's Undo, which goes by what has the focus.
    const reverse = (event: Event) => void (event.type === 'editor-undo' ? undo : redo)(editor)
    element.addEventListener('editor-undo', reverse)
    element.addEventListener('editor-redo', reverse)
    return () => {
      element.removeEventListener('editor-undo', reverse)
      element.removeEventListener('editor-redo', reverse)
      view.current = null
      editor.destroy()
    }
    // The text is the editor's from here on; another one is put in below.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [])

  // An undo elsewhere changes the note under the field.
  useLayoutEffect(() => {
    const editor = view.current
    if (editor === null || editor.state.doc.toString() === text) return
    editor.dispatch({ changes: { from: 0, to: editor.state.doc.length, insert: text } })
  }, [text])

  return <div ref={host} className="note-field" data-editor="" />
}

function leavingKeys(onDone: () => void): KeyBinding[] {
  const done: Command = (editor) => {
    // Escape closes what is offered first.
    if (currentCompletions(editor.state).length > 0) return false
    onDone()
    return true
  }
  return [
    { key: 'Escape', run: done, stopPropagation: true },
    { key: 'Mod-Enter', run: done, stopPropagation: true },
  ]
}

const NOTE_KEYS: readonly KeyBinding[] = [
  { key: 'Enter', run: onText((text, from, to) => (from === to ? continueItem(text, from) : null)) },
  { key: 'Mod-b', run: onText((text, from, to) => toggleMark(text, from, to, '**')), preventDefault: true },
  { key: 'Mod-i', run: onText((text, from, to) => toggleMark(text, from, to, '*')), preventDefault: true },
  { key: 'Mod-k', run: onText(makeLink), preventDefault: true },
]

function onText(edit: (text: string, from: number, to: number) => TextEdit | null): Command {
  return (editor) => {
    const { from, to } = editor.state.selection.main
    const made = edit(editor.state.doc.toString(), from, to)
    if (made === null) return false
    const changes: ChangeSpec = { from: made.from, to: made.to, insert: made.insert }
    const selection = { anchor: made.selection.from, head: made.selection.to }
    editor.dispatch({ changes, selection, scrollIntoView: true, userEvent: 'input' })
    return true
  }
}
