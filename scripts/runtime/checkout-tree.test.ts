import { existsSync, lstatSync, mkdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { checkoutKey, makeCheckoutTree } from './checkout-tree.ts'
import { temporaryFolder } from './temporary-folder.ts'

/** A folder that looks like an unpacked Electron, as far as the tree cares. */
function fakeElectron(parent: string): string {
  const dist = join(parent, 'dist')
  mkdirSync(join(dist, 'resources'), { recursive: true })
  mkdirSync(join(dist, 'locales'))
  writeFileSync(join(dist, 'electron'), 'executable')
  writeFileSync(join(dist, 'icudtl.dat'), 'data')
  return dist
}

function fakeCheckout(parent: string, name: string): string {
  const root = join(parent, name)
  mkdirSync(root)
  writeFileSync(join(root, 'package.json'), `"${name}"`)
  return root
}

// The only Electron without a default app is one for Linux.
const onLinux = it.runIf(process.platform === 'linux')

onLinux('gives two clones an Electron each, that runs the clone it belongs to', async () => {
  const folder = temporaryFolder()
  const dist = fakeElectron(folder)
  const trees = join(folder, 'trees')
  const [one, two] = [fakeCheckout(folder, 'one'), fakeCheckout(folder, 'two')]
  const [treeOne, treeTwo] = await Promise.all([
    makeCheckoutTree(dist, '33.2.1', one, trees),
    makeCheckoutTree(dist, '33.2.1', two, trees),
  ])
  expect(treeOne).not.toBe(treeTwo)
  expect(readFileSync(join(treeOne, 'resources', 'app', 'package.json'), 'utf8')).toBe('"one"')
  expect(readFileSync(join(treeTwo, 'resources', 'app', 'package.json'), 'utf8')).toBe('"two"')
  expect(existsSync(join(dist, 'resources', 'app'))).toBe(false)
})

onLinux('costs no space: the executable is the same file, all else are links', async () => {
  const folder = temporaryFolder()
  const dist = fakeElectron(folder)
  const tree = await makeCheckoutTree(dist, '33.2.1', fakeCheckout(folder, 'one'), join(folder, 'trees'))
  const executable = lstatSync(join(tree, 'electron'))
  expect(executable.isSymbolicLink()).toBe(false)
  expect(executable.ino).toBe(lstatSync(join(dist, 'electron')).ino)
  expect(realpathSync(join(tree, 'icudtl.dat'))).toBe(realpathSync(join(dist, 'icudtl.dat')))
})

onLinux('removes the Electron of a clone that was deleted', async () => {
  const folder = temporaryFolder()
  const dist = fakeElectron(folder)
  const trees = join(folder, 'trees')
  const gone = fakeCheckout(folder, 'gone')
  const treeOfGone = await makeCheckoutTree(dist, '33.2.1', gone, trees)
  rmSync(gone, { recursive: true })
  const treeOfOther = await makeCheckoutTree(dist, '33.2.1', fakeCheckout(folder, 'other'), trees)
  expect(existsSync(treeOfGone)).toBe(false)
  expect(existsSync(treeOfOther)).toBe(true)
})

it('names a checkout by its path', () => {
  expect(checkoutKey('/home/ann/postil')).toBe(checkoutKey('/home/ann/postil'))
  expect(checkoutKey('/home/ann/postil')).not.toBe(checkoutKey('/home/ann/postil2'))
})
