import ReactMarkdown from 'react-markdown'
import remarkGfm from 'remark-gfm'

type MarkdownProps = { text: string }

/** Markdown as React elements: no HTML is ever parsed from a note, and its pictures are not fetched. */
export default function Markdown({ text }: MarkdownProps) {
  return (
    <ReactMarkdown remarkPlugins={[remarkGfm]} disallowedElements={['img']} unwrapDisallowed>
      {text}
    </ReactMarkdown>
  )
}
