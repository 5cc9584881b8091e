import { themes, typefaces, type Theme, type Typeface } from '../../shared/model/appearance.ts'
import type { Settings } from '../../shared/model/settings.ts'
import { announce } from './announcer.ts'
import type { Command } from './command.ts'
import { changeSettings, DEFAULTS, useSettings } from './settings-store.ts'

export const THEME_NAMES: Readonly<Record<Theme, string>> = {
  system: 'System',
  light: 'Light',
  sepia: 'Sepia',
  dark: 'Dark',
}
export const TYPEFACE_NAMES: Readonly<Record<Typeface, string>> = {
  literata: 'Literata',
  'source-serif': 'Source Serif',
  inter: 'Inter',
  atkinson: 'Atkinson Hyperlegible',
  opendyslexic: 'OpenDyslexic',
}

const settings = () => useSettings.getState().settings

/** Changes how the article looks, and says to what. */
function change(patch: Partial<Settings>, said: string): void {
  changeSettings(patch)
  announce(said)
}

function nextOf<Value>(values: readonly Value[], value: Value): Value {
  return values[(values.indexOf(value) + 1) % values.length] ?? value
}

function resize(fontSize: number): void {
  const size = Math.min(40, Math.max(12, fontSize))
  change({ fontSize: size }, `Text size ${size}`)
}

function remeasure(step: number): void {
  const measure = Math.min(100, Math.max(40, settings().measure + step))
  change({ measure }, `Lines of ${measure} characters`)
}

function relead(step: number): void {
  const lineHeight = Math.round(Math.min(2.2, Math.max(1.2, settings().lineHeight + step)) * 100) / 100
  change({ lineHeight }, `Line height ${lineHeight}`)
}

/** Puts everything about the look of the article back to how it came. */
export function resetAppearance(): void {
  const { theme, typeface, fontSize, measure, lineHeight, justify, hyphenate } = DEFAULTS
  change(
    { theme, typeface, fontSize, measure, lineHeight, justify, hyphenate },
    'Type and theme as they came',
  )
}

function nextTheme(): void {
  const theme = nextOf(themes, settings().theme)
  change({ theme }, `Theme: ${THEME_NAMES[theme]}`)
}

function nextTypeface(): void {
  const typeface = nextOf(typefaces, settings().typeface)
  change({ typeface }, `Typeface: ${TYPEFACE_NAMES[typeface]}`)
}

function command(id: string, title: string, run: () => void, keys: readonly string[] = []): Command {
  return { id: `view.${id}`, title, group: 'View', keys, run }
}

/** Every way in which the look of the article can be changed without the panel. */
export const appearanceCommands: readonly Command[] = [
  command('theme', 'Next theme', nextTheme, ['Shift+T']),
  ...themes.map((theme) =>
    command(`theme.${theme}`, `Theme: ${THEME_NAMES[theme]}`, () =>
      change({ theme }, `Theme: ${THEME_NAMES[theme]}`),
    ),
  ),
  command('typeface', 'Next typeface', nextTypeface, ['Shift+Y']),
  ...typefaces.map((typeface) =>
    command(`typeface.${typeface}`, `Typeface: ${TYPEFACE_NAMES[typeface]}`, () =>
      change({ typeface }, `Typeface: ${TYPEFACE_NAMES[typeface]}`),
    ),
  ),
  {
    ...command('larger', 'Larger text', () => resize(settings().fontSize + 1), ['Mod++', 'Mod+=']),
    inFields: true,
  },
  { ...command('smaller', 'Smaller text', () => resize(settings().fontSize - 1), ['Mod+-']), inFields: true },
  {
    ...command('own-size', 'Text size as it came', () => resize(DEFAULTS.fontSize), ['Mod+0']),
    inFields: true,
  },
  command('wider', 'Longer lines', () => remeasure(2), ['Mod+Shift+.', 'Mod+>']),
  command('narrower', 'Shorter lines', () => remeasure(-2), ['Mod+Shift+,', 'Mod+<']),
  command('looser', 'More space between lines', () => relead(0.05)),
  command('tighter', 'Less space between lines', () => relead(-0.05)),
  command('justify', 'Justify lines, or not', () => {
    const justify = !settings().justify
    change({ justify }, justify ? 'Lines justified' : 'Lines ragged')
  }),
  command('hyphenate', 'Hyphenate words, or not', () => {
    const hyphenate = !settings().hyphenate
    change({ hyphenate }, hyphenate ? 'Words hyphenated' : 'Words whole')
  }),
  command('reset-appearance', 'Type and theme back to the defaults', resetAppearance),
]
