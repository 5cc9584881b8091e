/**
 * The five rules of the house, and the one way out to the network, for the linter. `docs/architecture.md` says
 * why; each has a fixture in `lint/fixtures/` that must fail.
 */

/** The layer and the room of a source file: ["main", "store"] for src/main/store/open.ts. */
function placeOf(filename) {
  const parts = filename.replaceAll('\\', '/').split('/src/')
  const inside = parts.at(-1)?.split('/') ?? []
  return { layer: inside[0] ?? '', room: inside.length > 2 ? inside[1] : '', file: inside.at(-1) ?? '' }
}

/** Calls `check(specifier, node)` for every module that a file imports, however it does. */
function imports(check) {
  const source = (node) => {
    if (node.source && typeof node.source.value === 'string') check(node.source.value, node)
  }
  return {
    ImportDeclaration: source,
    ExportNamedDeclaration: source,
    ExportAllDeclaration: source,
    ImportExpression: source,
  }
}

/** The layer that a relative import leads to, or null when it stays in its own. */
function layerOfImport(filename, specifier) {
  if (!specifier.startsWith('.')) return null
  const base = filename.replaceAll('\\', '/').split('/').slice(0, -1)
  for (const part of specifier.split('/')) {
    if (part === '..') base.pop()
    else if (part !== '.') base.push(part)
  }
  const at = base.lastIndexOf('src')
  return at === -1 ? null : (base[at + 1] ?? null)
}

const NODE_MODULE = /^(node:|(fs|path|os|http|https|net|child_process|crypto|worker_threads|url|util)(\/|$))/
const IO_PACKAGES = /^(electron|electron-log|better-sqlite3|react|react-dom|zustand|@base-ui\/.*)(\/|$)/

const sharedIsPure = {
  create: (context) => ({
    ...imports((specifier, node) => {
      if (NODE_MODULE.test(specifier) || IO_PACKAGES.test(specifier)) {
        context.report({ node, message: `shared is pure: it may not import "${specifier}".` })
      }
    }),
    Identifier: (node) => {
      const isGlobal = ['window', 'document', 'localStorage', 'process', 'fetch'].includes(node.name)
      const { parent } = node
      const isName =
        (parent?.type === 'MemberExpression' && parent.property === node && !parent.computed) ||
        parent?.type === 'Property' ||
        parent?.type?.startsWith('TS')
      if (isGlobal && !isName && parent?.type === 'MemberExpression' && !isDeclared(context, node)) {
        context.report({ node, message: `shared is pure: it may not use "${node.name}".` })
      }
    },
  }),
}

/** Whether a name is a variable or parameter of the file's own. */
function isDeclared(context, node) {
  let scope = context.sourceCode.getScope(node)
  while (scope) {
    const variable = scope.set.get(node.name)
    if (variable && variable.defs.length > 0) return true
    scope = scope.upper
  }
  return false
}

const layers = {
  create: (context) => {
    const { layer } = placeOf(context.filename)
    return imports((specifier, node) => {
      const target = layerOfImport(context.filename, specifier)
      if (target === null || target === layer || target === 'shared') return
      context.report({ node, message: `${layer} imports only shared, never ${target}.` })
    })
  },
}

const SQL =
  /\b(SELECT\s+[\w*(."]+.*\bFROM|INSERT\s+INTO|UPDATE\s+\w+\s+SET|DELETE\s+FROM|CREATE\s+(TEMP\s+)?(TABLE|INDEX|TRIGGER|VIRTUAL)|PRAGMA\s+\w+)\b/s

const sqlInStoreOnly = {
  create: (context) => {
    const { layer, room } = placeOf(context.filename)
    if (layer === 'main' && room === 'store') return {}
    const check = (text, node) => {
      if (SQL.test(text)) context.report({ node, message: 'Only src/main/store writes SQL.' })
    }
    return {
      ...imports((specifier, node) => {
        if (specifier === 'better-sqlite3' && node.importKind !== 'type') {
          context.report({ node, message: 'Only src/main/store opens the database.' })
        }
      }),
      Literal: (node) => typeof node.value === 'string' && check(node.value, node),
      TemplateElement: (node) => check(node.value.raw, node),
    }
  },
}

const ARTICLE_MODULES =
  /reader\/(text-map|highlight-painter|selection|caret|hit-test|block-map|reading-position)\.ts$/
const ARTICLE_CALLS = ['getSelection', 'caretPositionFromPoint', 'caretRangeFromPoint']

const articleDomInReaderOnly = {
  create: (context) => {
    const { room } = placeOf(context.filename)
    if (room === 'reader') return {}
    return {
      ...imports((specifier, node) => {
        if (ARTICLE_MODULES.test(specifier) && node.importKind !== 'type') {
          context.report({
            node,
            message: "Only renderer/reader touches the article's DOM: ask its ArticleView.",
          })
        }
      }),
      MemberExpression: (node) => {
        const name = node.property.name
        const isHighlights = name === 'highlights' && node.object.name === 'CSS'
        if (isHighlights || ARTICLE_CALLS.includes(name)) {
          context.report({
            node,
            message: "Only renderer/reader touches the article's DOM: ask its ArticleView.",
          })
        }
      },
      Literal: (node) => {
        if (typeof node.value === 'string' && /^\.article(?![\w-])/.test(node.value)) {
          context.report({
            node,
            message: "Only renderer/reader touches the article's DOM: ask its ArticleView.",
          })
        }
      },
    }
  },
}

const PARSERS =
  /^(dompurify|@mozilla\/readability|jsdom|fflate|yauzl|pdfjs-dist|mammoth|postal-mime|micromark|mdast-util-from-markdown|cheerio|parse5|htmlparser2|linkedom)(\/|$)/

const bytesInSandboxOnly = {
  create: (context) =>
    imports((specifier, node) => {
      if (PARSERS.test(specifier)) {
        context.report({
          node,
          message: `Untrusted bytes are parsed in the sandboxed renderer only ("${specifier}").`,
        })
      }
    }),
}

/** What the command line needs of `node:net` to speak with the running app through a socket file. */
const LOCAL_SOCKETS = new Set(['connect', 'createServer', 'Socket'])

/** Within src/main/command-line: sockets are those of a meeting place, which is a path, never a host or a port. */
const localSocketsOnly = (context) => ({
  ...imports((specifier, node) => {
    if (!/^(node:)?net$/.test(specifier)) return
    const names = (node.specifiers ?? []).map(({ imported }) => imported?.name)
    if (names.length === 0 || names.some((name) => !LOCAL_SOCKETS.has(name)))
      context.report({ node, message: 'The command line speaks through a socket file only.' })
  }),
  CallExpression: (node) => {
    const { callee } = node
    const name = callee.type === 'MemberExpression' ? callee.property.name : callee.name
    if (name !== 'connect' && name !== 'listen') return
    const [first] = node.arguments
    if (first?.type !== 'Identifier' || first.name !== 'place')
      context.report({ node, message: 'The command line speaks through a socket file only: its `place`.' })
  },
})

const oneWayOut = {
  create: (context) => {
    const { layer, room, file } = placeOf(context.filename)
    if (layer === 'main' && (room === 'network' || file === 'fetch.ts')) return {}
    if (layer === 'main' && room === 'command-line') return localSocketsOnly(context)
    const report = (node) => context.report({ node, message: 'Only src/main/fetch.ts reaches the network.' })
    return {
      ...imports((specifier, node) => {
        if (/^(node:)?(http|https|http2|net|tls|dgram|undici)$/.test(specifier)) report(node)
      }),
      CallExpression: (node) => {
        const { callee } = node
        if (callee.type === 'Identifier' && callee.name === 'fetch') report(node)
        if (
          callee.type === 'MemberExpression' &&
          callee.object.name === 'net' &&
          callee.property.name !== 'isOnline'
        ) {
          report(node)
        }
      },
      NewExpression: (node) => {
        if (['XMLHttpRequest', 'WebSocket', 'EventSource'].includes(node.callee.name)) report(node)
      },
    }
  },
}

export default {
  meta: { name: 'house' },
  rules: {
    'shared-is-pure': sharedIsPure,
    layers,
    'sql-in-store-only': sqlInStoreOnly,
    'article-dom-in-reader-only': articleDomInReaderOnly,
    'bytes-in-sandbox-only': bytesInSandboxOnly,
    'one-way-out': oneWayOut,
  },
}
