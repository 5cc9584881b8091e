// @vitest-environment jsdom
import { expect, test } from 'vitest'
import { createTextMap } from './text-map.ts'

function article(...blocks: (string | HTMLElement)[]): HTMLElement {
  const root = document.createElement('article')
  for (const [index, block] of blocks.entries()) {
    if (index > 0) root.append('\n')
    if (typeof block === 'string') {
      const paragraph = document.createElement('p')
      paragraph.append(block)
      root.append(paragraph)
    } else root.append(block)
  }
  document.body.replaceChildren('before', root, 'after')
  return root
}

test('a point between elements is at the text that follows it, over blocks that are empty', () => {
  const root = article('One.', document.createElement('hr'), document.createElement('p'), 'Two.')
  const map = createTextMap(root)
  const [one, rule, empty, two] = root.children
  if (one === undefined || rule === undefined || empty === undefined || two === undefined)
    throw new Error('Expected four blocks')
  expect(map.text).toBe('One.\n\n\nTwo.')
  expect(map.offsetOf(root, 0)).toBe(0)
  expect(map.offsetOf(one, 0)).toBe(0)
  expect(map.offsetOf(one, 1)).toBe(4)
  expect(map.offsetOf(rule, 0)).toBe(5)
  expect(map.offsetOf(empty, 0)).toBe(6)
  expect(map.offsetOf(two, 0)).toBe(7)
  expect(map.offsetOf(two, 1)).toBe(map.text.length)
  expect(map.offsetOf(root, root.childNodes.length)).toBe(map.text.length)
})

test('a point outside the article is at its nearer end', () => {
  const root = article('One.')
  const map = createTextMap(root)
  expect(map.offsetOf(document.body, 0)).toBe(0)
  expect(map.offsetOf(document.body, 1)).toBe(0)
  expect(map.offsetOf(document.body, 2)).toBe(4)
  expect(map.offsetOf(document.body, 3)).toBe(4)
  const [before, , after] = document.body.childNodes
  if (before === undefined || after === undefined) throw new Error('Expected text on both sides')
  expect(map.offsetOf(before, 3)).toBe(0)
  expect(map.offsetOf(after, 3)).toBe(4)
})

test('every passage of the map is found again from its range in the document', () => {
  const link = document.createElement('p')
  link.append('a ', Object.assign(document.createElement('a'), { textContent: 'linked 👍' }), ' word')
  const map = createTextMap(article('One.', link, 'Two.'))
  for (let start = 0; start < map.text.length; start++) {
    const range = map.staticRangeOf({ start, end: map.text.length })
    expect(map.offsetOf(range.startContainer, range.startOffset)).toBe(start)
  }
})
