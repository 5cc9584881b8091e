import { useEffect, type ReactNode } from 'react'
import ReactMarkdown, { defaultUrlTransform } from 'react-markdown'
import remarkGfm from 'remark-gfm'
import { api } from '../app/api.ts'
import { reportFailure } from '../app/notices.ts'
import { followNoteLink, useLinkTitles, wantLinkTitle } from './link-titles.ts'

type MarkdownProps = { text: string }

/** Markdown as React elements: no HTML is ever parsed from a note, and its pictures are not fetched. */
export default function Markdown({ text }: MarkdownProps) {
  return (
    <ReactMarkdown
      remarkPlugins={[remarkGfm]}
      disallowedElements={['img']}
      unwrapDisallowed
      urlTransform={keepOwnLinks}
      components={{ a: AnyLink }}
    >
      {text}
    </ReactMarkdown>
  )
}

function keepOwnLinks(url: string): string {
  return url.startsWith('postil://') ? url : defaultUrlTransform(url)
}

type AnyLinkProps = { href?: string; children?: ReactNode }

/** A link in a note: to something in the library, or to a page, to which the system's browser goes and not the window. */
function AnyLink({ href, children }: AnyLinkProps) {
  if (href?.startsWith('postil://') === true) return <NoteLink link={href}>{children}</NoteLink>
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

type NoteLinkProps = { link: string; children: ReactNode }

/** A link to an article or a highlight: by what that is called now; until that is known, by what it was called. */
function NoteLink({ link, children }: NoteLinkProps) {
  const thing = useLinkTitles((state) => state.things.get(link))
  useEffect(() => wantLinkTitle(link), [link])
  return (
    <a
      href={link}
      className="note-link"
      data-gone={thing === null}
      title={thing?.context ?? undefined}
      onClick={(event) => {
        event.preventDefault()
        // A click on a note selects it; what the link leads to is to be selected instead.
        event.stopPropagation()
        void followNoteLink(link)
      }}
    >
      {thing?.title ?? children}
      {thing === null && <span className="unseen"> (deleted)</span>}
    </a>
  )
}
