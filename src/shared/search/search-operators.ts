/** What can be said about a document or a highlight besides its words: name, what it does, and values to offer. */
export const searchOperators = [
  { name: 'tag', means: 'with this tag, or one nested in it', values: [] },
  { name: 'kind', means: 'highlights of this kind', values: [] },
  { name: 'source', means: 'from this publication', values: [] },
  { name: 'author', means: 'by this author', values: [] },
  { name: 'speaker', means: 'claims of this speaker', values: [] },
  { name: 'verdict', means: 'claims with this verdict', values: [] },
  {
    name: 'before',
    means: 'published before a day, month or year',
    values: ['2020', '2020-06', '2020-06-30'],
  },
  { name: 'after', means: 'published after a day, month or year', values: ['2019', '2019-12', '2019-12-31'] },
  { name: 'has', means: 'what it has', values: ['note', 'claim', 'tag', 'highlight'] },
  {
    name: 'is',
    means: 'what it is',
    values: ['unread', 'reading', 'done', 'archived', 'starred', 'article', 'highlight'],
  },
  { name: 'in', means: 'where the words stand', values: ['title', 'text', 'quote', 'note', 'tag', 'claim'] },
  { name: 'lang', means: 'in this language', values: [] },
] as const satisfies readonly { name: string; means: string; values: readonly string[] }[]

export type SearchOperator = (typeof searchOperators)[number]['name']
