import type { ReactNode } from 'react'
import ReactMarkdown from 'react-markdown'
import remarkGfm from 'remark-gfm'
import { api } from '../app/api.ts'
import { reportFailure } from '../app/notices.ts'

type MarkdownProps = { text: string }

/** Markdown as React elements: no HTML is ever parsed from a note, and its pictures are not fetched. */
export default function Markdown({ text }: MarkdownProps) {
  return (
    <ReactMarkdown
      remarkPlugins={[remarkGfm]}
      disallowedElements={['img']}
      unwrapDisallowed
      components={{ a: NoteLink }}
    >
      {text}
    </ReactMarkdown>
  )
}

type NoteLinkProps = { href?: string; children?: ReactNode }

/** A link in a note: the window itself goes nowhere, the system's browser does. */
function NoteLink({ href, children }: NoteLinkProps) {
  return (
    <a
      href={href}
      onClick={(event) => {
        event.preventDefault()
        if (href !== undefined) void api.window.openExternal(href).catch(reportFailure)
      }}
    >
      {children}
    </a>
  )
}
