import { contextBridge, ipcRenderer, webUtils } from 'electron'
import {
  callChannel,
  type Bridge,
  type CallAnswer,
  type CallParameters,
  type Envelope,
  type Events,
  type Method,
  type Noun,
} from '../shared/ipc.ts'

function call<N extends Noun, M extends Method<N>>(noun: N, method: M) {
  const channel = callChannel(noun, method)
  return (...parameters: CallParameters<N, M>): Promise<Envelope<CallAnswer<N, M>>> =>
    ipcRenderer.invoke(channel, ...parameters)
}

function listen<E extends keyof Events>(event: E) {
  return (listener: (payload: Events[E]) => void): (() => void) => {
    const forward = (_event: Electron.IpcRendererEvent, payload: Events[E]) => listener(payload)
    ipcRenderer.on(event, forward)
    return () => ipcRenderer.off(event, forward)
  }
}

// The page's first question, asked while its script is still on the way. The hidden page of the imports asks none.
let opening = location.hash === '' ? ipcRenderer.invoke(callChannel('library', 'open')) : null

const openLibrary = call('library', 'open')
const openLibraryOnce: typeof openLibrary = (...parameters) => {
  // Whatever else is passed along, main refuses as it does everywhere.
  const early: ReturnType<typeof openLibrary> | null = parameters.length === 0 ? opening : null
  opening = null
  return early ?? openLibrary(...parameters)
}

const admitPaths = call('drops', 'admit')

/** Paths are asked for here, of files that the reader dropped: the page can't name one. */
const admit: Bridge['drops']['admit'] = async (files, ...more: unknown[]) => {
  if (more.length > 0 || !Array.isArray(files) || !files.every((file) => file instanceof File)) {
    return { ok: false, failure: { kind: 'refused', message: 'drops.admit takes files, and nothing else.' } }
  }
  const paths = files.map((file: File) => webUtils.getPathForFile(file))
  const admitted = await admitPaths(paths.filter((path) => path !== ''))
  const without = [...paths.keys()].filter((index) => paths[index] === '')
  return admitted.ok ? { ok: true, value: { tickets: admitted.value, without } } : admitted
}

/** Named one by one: what is not in this list can't be called. */
const bridge = {
  library: {
    open: openLibraryOnce,
    licences: call('library', 'licences'),
    bundledArticle: call('library', 'bundledArticle'),
    retry: call('library', 'retry'),
    showFile: call('library', 'showFile'),
  },
  documents: {
    list: call('documents', 'list'),
    get: call('documents', 'get'),
    create: call('documents', 'create'),
    readingPosition: call('documents', 'readingPosition'),
    saveReadingPosition: call('documents', 'saveReadingPosition'),
  },
  annotations: {
    list: call('annotations', 'list'),
    get: call('annotations', 'get'),
    create: call('annotations', 'create'),
    createMany: call('annotations', 'createMany'),
    update: call('annotations', 'update'),
    updateMany: call('annotations', 'updateMany'),
    remove: call('annotations', 'remove'),
  },
  trash: { list: call('trash', 'list'), restore: call('trash', 'restore') },
  links: { resolve: call('links', 'resolve'), suggest: call('links', 'suggest') },
  lost: {
    list: call('lost', 'list'),
    unplaced: call('lost', 'unplaced'),
    record: call('lost', 'record'),
  },
  claims: {
    update: call('claims', 'update'),
    updateMany: call('claims', 'updateMany'),
    assignNewSpeaker: call('claims', 'assignNewSpeaker'),
    history: call('claims', 'history'),
    links: call('claims', 'links'),
    addEvidence: call('claims', 'addEvidence'),
    updateEvidence: call('claims', 'updateEvidence'),
    removeEvidence: call('claims', 'removeEvidence'),
    profile: call('claims', 'profile'),
  },
  speakers: {
    list: call('speakers', 'list'),
    create: call('speakers', 'create'),
    update: call('speakers', 'update'),
    merge: call('speakers', 'merge'),
    split: call('speakers', 'split'),
    claimsUnderAlias: call('speakers', 'claimsUnderAlias'),
    remove: call('speakers', 'remove'),
    contradictions: call('speakers', 'contradictions'),
  },
  verdicts: {
    list: call('verdicts', 'list'),
    create: call('verdicts', 'create'),
    update: call('verdicts', 'update'),
    reorder: call('verdicts', 'reorder'),
    remove: call('verdicts', 'remove'),
    applyPreset: call('verdicts', 'applyPreset'),
  },
  ledger: {
    view: call('ledger', 'view'),
    rows: call('ledger', 'rows'),
    claims: call('ledger', 'claims'),
    breakdown: call('ledger', 'breakdown'),
  },
  quotes: { verify: call('quotes', 'verify'), find: call('quotes', 'find') },
  suggestions: {
    choices: call('suggestions', 'choices'),
    speakersNamed: call('suggestions', 'speakersNamed'),
    accept: call('suggestions', 'accept'),
    dismiss: call('suggestions', 'dismiss'),
    restore: call('suggestions', 'restore'),
    turn: call('suggestions', 'turn'),
  },
  backups: {
    list: call('backups', 'list'),
    create: call('backups', 'create'),
    preview: call('backups', 'preview'),
    restore: call('backups', 'restore'),
    undoRestore: call('backups', 'undoRestore'),
    chooseFolder: call('backups', 'chooseFolder'),
    showFolder: call('backups', 'showFolder'),
    acknowledgeRisk: call('backups', 'acknowledgeRisk'),
  },
  recovery: {
    findings: call('recovery', 'findings'),
    locate: call('recovery', 'locate'),
    openCopy: call('recovery', 'openCopy'),
    salvage: call('recovery', 'salvage'),
    beginNew: call('recovery', 'beginNew'),
  },
  tags: {
    list: call('tags', 'list'),
    rename: call('tags', 'rename'),
    remove: call('tags', 'remove'),
    places: call('tags', 'places'),
    split: call('tags', 'split'),
  },
  shelf: {
    list: call('shelf', 'list'),
    get: call('shelf', 'get'),
    having: call('shelf', 'having'),
    trash: call('shelf', 'trash'),
    change: call('shelf', 'change'),
    tag: call('shelf', 'tag'),
    correct: call('shelf', 'correct'),
    remove: call('shelf', 'remove'),
    restore: call('shelf', 'restore'),
  },
  search: { find: call('search', 'find'), rebuild: call('search', 'rebuild') },
  revisions: {
    list: call('revisions', 'list'),
    texts: call('revisions', 'texts'),
    original: call('revisions', 'original'),
  },
  imports: {
    start: call('imports', 'start'),
    stop: call('imports', 'stop'),
    store: call('imports', 'store'),
    choose: call('imports', 'choose'),
    hold: call('imports', 'hold'),
    takeOpened: call('imports', 'takeOpened'),
    restoreLinked: call('imports', 'restoreLinked'),
    read: call('imports', 'read'),
    clipboard: call('imports', 'clipboard'),
  },
  drops: { admit },
  annotationImports: {
    choose: call('annotationImports', 'choose'),
    begin: call('annotationImports', 'begin'),
    add: call('annotationImports', 'add'),
    plan: call('annotationImports', 'plan'),
    lines: call('annotationImports', 'lines'),
    carryOut: call('annotationImports', 'carryOut'),
    stop: call('annotationImports', 'stop'),
    forget: call('annotationImports', 'forget'),
  },
  detached: {
    list: call('detached', 'list'),
    count: call('detached', 'count'),
    remove: call('detached', 'remove'),
  },
  kinds: {
    list: call('kinds', 'list'),
    uses: call('kinds', 'uses'),
    create: call('kinds', 'create'),
    update: call('kinds', 'update'),
    reorder: call('kinds', 'reorder'),
    remove: call('kinds', 'remove'),
  },
  undo: { undo: call('undo', 'undo'), redo: call('undo', 'redo') },
  settings: { update: call('settings', 'update') },
  exports: {
    saveText: call('exports', 'saveText'),
    copyText: call('exports', 'copyText'),
  },
  libraryExport: {
    preview: call('libraryExport', 'preview'),
    copy: call('libraryExport', 'copy'),
    run: call('libraryExport', 'run'),
    stop: call('libraryExport', 'stop'),
    showSaved: call('libraryExport', 'showSaved'),
  },
  window: {
    readyToClose: call('window', 'readyToClose'),
    stillSaving: call('window', 'stillSaving'),
    stayOpen: call('window', 'stayOpen'),
    setFullScreen: call('window', 'setFullScreen'),
    print: call('window', 'print'),
    openExternal: call('window', 'openExternal'),
  },
  importPage: {
    next: call('importPage', 'next'),
    read: call('importPage', 'read'),
    fetchImage: call('importPage', 'fetchImage'),
    progress: call('importPage', 'progress'),
    store: call('importPage', 'store'),
    end: call('importPage', 'end'),
    addHighlights: call('importPage', 'addHighlights'),
    storeHighlights: call('importPage', 'storeHighlights'),
    endHighlights: call('importPage', 'endHighlights'),
  },
  vault: {
    status: call('vault', 'status'),
    chooseFolder: call('vault', 'chooseFolder'),
    leaveFolder: call('vault', 'leaveFolder'),
    pause: call('vault', 'pause'),
    resume: call('vault', 'resume'),
    syncNow: call('vault', 'syncNow'),
    setOnlyAnnotated: call('vault', 'setOnlyAnnotated'),
    edits: call('vault', 'edits'),
    resolve: call('vault', 'resolve'),
    writeAgain: call('vault', 'writeAgain'),
    showFile: call('vault', 'showFile'),
  },
  log: { error: call('log', 'error') },
  events: {
    onAnnotationsChanged: listen('annotations:changed'),
    onDocumentsChanged: listen('documents:changed'),
    onLedgerChanged: listen('ledger:changed'),
    onSpeakersChanged: listen('speakers:changed'),
    onVerdictsChanged: listen('verdicts:changed'),
    onSuggestionsChanged: listen('suggestions:changed'),
    onKindsChanged: listen('kinds:changed'),
    onTagsChanged: listen('tags:changed'),
    onUndoChanged: listen('undo:changed'),
    onBackupsProgress: listen('backups:progress'),
    onBackupsChanged: listen('backups:changed'),
    onImportsOpened: listen('imports:opened'),
    onImportsProgress: listen('imports:progress'),
    onLibraryExportProgress: listen('libraryExport:progress'),
    onAnnotationImportsProgress: listen('annotationImports:progress'),
    onDetachedChanged: listen('detached:changed'),
    onDetachedAttached: listen('detached:attached'),
    onVaultStatus: listen('vault:status'),
    onMenuCommand: listen('menu:command'),
    onWindowFullScreen: listen('window:fullScreen'),
    onWindowClosing: listen('window:closing'),
  },
} satisfies Bridge

contextBridge.exposeInMainWorld('api', bridge)
