import { create } from 'zustand'
import type { Settings } from '../../shared/model/settings.ts'
import { api } from './api.ts'
import { reportFailure } from './notices.ts'

type SettingsState = { settings: Settings }

/** What holds until the reader says otherwise; the same as the defaults in `shared/model/settings.ts`. */
export const DEFAULTS: Settings = {
  theme: 'system',
  typeface: 'literata',
  fontSize: 19,
  measure: 66,
  lineHeight: 1.6,
  justify: false,
  hyphenate: false,
  wordsPerMinute: 238,
  markDoneAtEnd: false,
  dimAround: false,
  speechRate: 1,
  voices: {},
  places: { back: [], forward: [] },
  showPages: true,
  shelfOpen: true,
  marginOpen: true,
  suggestClaims: true,
  knowsSuggestions: false,
  readingCaret: false,
  notesListed: false,
  noteSort: 'position',
  fetchOwnNetwork: false,
  savedViews: [],
  templates: [],
  exportChoice: {
    format: 'markdown',
    template: 'postil',
    destination: 'file',
    withArticle: false,
    publisher: '',
  },
  keys: {},
}

/** The reader's settings, as the library holds them. */
export const useSettings = create<SettingsState>(() => ({ settings: DEFAULTS }))

/** Takes over what the library holds, and shows it. */
export function adoptSettings(settings: Settings): void {
  useSettings.setState({ settings })
  showSettings(settings)
}

/** Changes settings: at once on screen, then in the library. */
export function changeSettings(patch: Partial<Settings>): void {
  adoptSettings({ ...useSettings.getState().settings, ...patch })
  void api.settings.update(patch).catch(reportFailure)
}

const FACES: Readonly<Record<Settings['typeface'], { face: string; kind: 'serif' | 'sans' }>> = {
  literata: { face: "'Literata Variable'", kind: 'serif' },
  'source-serif': { face: "'Source Serif 4 Variable'", kind: 'serif' },
  inter: { face: "'Inter Variable'", kind: 'sans' },
  atkinson: { face: "'Atkinson Hyperlegible Next Variable'", kind: 'sans' },
  opendyslexic: { face: "'OpenDyslexic'", kind: 'sans' },
}
const FALLBACKS = { serif: 'Georgia, serif', sans: 'system-ui, sans-serif' } as const

const darkScheme = window.matchMedia('(prefers-color-scheme: dark)')
darkScheme.addEventListener('change', () => showSettings(useSettings.getState().settings))

function showSettings(settings: Settings): void {
  const root = document.documentElement
  root.dataset['theme'] =
    settings.theme === 'system' ? (darkScheme.matches ? 'dark' : 'light') : settings.theme
  const { face, kind } = FACES[settings.typeface]
  root.dataset['face'] = kind
  root.style.setProperty('--article-face', face)
  root.style.setProperty('--article-family', `${face}, ${FALLBACKS[kind]}`)
  root.style.setProperty('--article-size', `${settings.fontSize}px`)
  root.style.setProperty('--article-measure', `${settings.measure}ch`)
  root.style.setProperty('--article-line-height', String(settings.lineHeight))
  root.style.setProperty('--article-align', settings.justify ? 'justify' : 'start')
  root.style.setProperty('--article-hyphens', settings.hyphenate ? 'auto' : 'manual')
}
