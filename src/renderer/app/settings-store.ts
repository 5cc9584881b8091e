import { create } from 'zustand'
import type { Settings } from '../../shared/model/settings.ts'
import { api } from './api.ts'
import { reportFailure } from './notices.ts'

type SettingsState = { settings: Settings }

const DEFAULTS: Settings = {
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
  shelfOpen: true,
  marginOpen: true,
  suggestClaims: true,
  knowsSuggestions: false,
  readingCaret: false,
  fetchOwnNetwork: false,
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

const FAMILIES: Readonly<Record<Settings['typeface'], string>> = {
  literata: "'Literata Variable', Georgia, serif",
  'source-serif': "'Source Serif 4 Variable', Georgia, serif",
  inter: "'Inter Variable', system-ui, sans-serif",
  atkinson: "'Atkinson Hyperlegible Next Variable', system-ui, sans-serif",
  opendyslexic: "'OpenDyslexic', system-ui, sans-serif",
}

const darkScheme = window.matchMedia('(prefers-color-scheme: dark)')
darkScheme.addEventListener('change', () => showSettings(useSettings.getState().settings))

function showSettings(settings: Settings): void {
  const root = document.documentElement
  root.dataset['theme'] =
    settings.theme === 'system' ? (darkScheme.matches ? 'dark' : 'light') : settings.theme
  root.style.setProperty('--article-family', FAMILIES[settings.typeface])
  root.style.setProperty('--article-size', `${settings.fontSize}px`)
  root.style.setProperty('--article-measure', `${settings.measure}ch`)
  root.style.setProperty('--article-line-height', String(settings.lineHeight))
  root.style.setProperty('--article-align', settings.justify ? 'justify' : 'start')
}
