import { element, separated, type CanonicalElement } from './canonical-tree.ts'
import { loosened } from './loosened.ts'

/** What a table needs from the flow that it stands in. */
export type TableSurroundings = {
  /** An element with the attributes that canonical HTML keeps of the source's. */
  shell: (source: Element, name: string) => CanonicalElement
  /** The blocks of nodes inside a cell. */
  flow: (nodes: Iterable<Node>) => CanonicalElement[]
}

type Row = { shell: CanonicalElement; cells: Cell[] }
type Cell = { shell: CanonicalElement; blocks: CanonicalElement[] }
type Group = { name: 'thead' | 'tbody' | 'tfoot'; rows: Row[] }

/**
 * A table in the one form that a parser leaves as it is: caption, then groups of rows of cells. What stood between
 * them goes before the table, where a parser would put it. A table of one column is only layout: its cells'
 * blocks stand alone.
 */
export function tableBlocks(source: Element, surroundings: TableSurroundings): CanonicalElement[] {
  const parts: { groups: Group[]; caption: CanonicalElement[]; strays: CanonicalElement[] } = {
    groups: [],
    caption: [],
    strays: [],
  }

  const rowOf = (node: Element | null, group: Group): Row => {
    const row = { shell: node === null ? element('tr') : surroundings.shell(node, 'tr'), cells: [] }
    group.rows.push(row)
    return row
  }
  const groupOf = (name: Group['name']): Group => {
    const group: Group = { name, rows: [] }
    parts.groups.push(group)
    return group
  }
  const visit = (parent: Element, group: Group | null, row: Row | null): void => {
    let openRow = row
    let openGroup = group
    for (const node of parent.childNodes) {
      const name = node.nodeName.toLowerCase()
      if (node instanceof Element && (name === 'thead' || name === 'tbody' || name === 'tfoot')) {
        visit(node, groupOf(name), null)
        openGroup = group
        openRow = row
      } else if (node instanceof Element && name === 'tr') {
        openGroup ??= groupOf('tbody')
        visit(node, openGroup, rowOf(node, openGroup))
        openRow = row
      } else if (node instanceof Element && (name === 'td' || name === 'th')) {
        openGroup ??= groupOf('tbody')
        openRow ??= rowOf(null, openGroup)
        openRow.cells.push({
          shell: surroundings.shell(node, name),
          blocks: surroundings.flow(node.childNodes),
        })
      } else if (name === 'caption') parts.caption.push(...surroundings.flow(node.childNodes))
      else parts.strays.push(...surroundings.flow([node]))
    }
  }
  visit(source, null, null)

  const groups = parts.groups
    .map((group) => ({
      ...group,
      rows: group.rows.filter((row) => row.cells.some((cell) => cell.blocks.length > 0)),
    }))
    .filter((group) => group.rows.length > 0)
  const rows = groups.flatMap((group) => group.rows)
  if (rows.length === 0) return [...parts.strays, ...parts.caption]
  if (
    rows.every(
      (row) => row.cells.filter((cell) => cell.blocks.length > 0).length === 1 && row.cells.length === 1,
    )
  )
    return [
      ...parts.strays,
      ...parts.caption,
      ...rows.flatMap((row) => row.cells.flatMap((cell) => cell.blocks)),
    ]

  const table = surroundings.shell(source, 'table')
  const children: CanonicalElement[] = []
  // A caption that holds more than words would be taken apart by a parser.
  const hasCaption = parts.caption.length > 0 && parts.caption.every((block) => block.name === 'p')
  if (hasCaption) children.push(element('caption', loosened(parts.caption)))
  for (const group of groups) children.push(element(group.name, separated(group.rows.map(rowElement))))
  table.children = separated(children)
  return [...parts.strays, ...(hasCaption ? [] : parts.caption), table]
}

function rowElement(row: Row): CanonicalElement {
  const cells = row.cells.map((cell) => ({ ...cell.shell, children: loosened(cell.blocks) }))
  return { ...row.shell, children: separated(cells) }
}
