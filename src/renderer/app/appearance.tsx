import { Dialog } from '@base-ui/react/dialog'
import { X } from 'lucide-react'
import { themes, typefaces, type Theme, type Typeface } from '../../shared/model/appearance.ts'
import { Choice } from '../ui/choice.tsx'
import { Range } from '../ui/range.tsx'
import { runCommand } from './commands.ts'
import { showOverlay } from './overlay-store.ts'
import { changeSettings, useSettings } from './settings-store.ts'

const THEME_NAMES: Readonly<Record<Theme, string>> = {
  system: 'System',
  light: 'Light',
  sepia: 'Sepia',
  dark: 'Dark',
}
const TYPEFACE_NAMES: Readonly<Record<Typeface, string>> = {
  literata: 'Literata',
  'source-serif': 'Source Serif',
  inter: 'Inter',
  atkinson: 'Atkinson Hyperlegible',
  opendyslexic: 'OpenDyslexic',
}

/** How the article looks: each change shows behind the panel at once. */
export default function Appearance() {
  const settings = useSettings((state) => state.settings)
  return (
    <Dialog.Root open modal={false} onOpenChange={(open) => !open && showOverlay(null)}>
      <Dialog.Portal>
        <Dialog.Popup className="popup appearance">
          <div className="dialog-header">
            <Dialog.Title>Type and theme</Dialog.Title>
            <Dialog.Close className="icon-button" aria-label="Close">
              <X />
            </Dialog.Close>
          </div>
          <Choice
            label="Theme"
            value={settings.theme}
            options={themes.map((value) => ({ value, label: THEME_NAMES[value] }))}
            onChange={(theme) => changeSettings({ theme })}
          />
          <Choice
            label="Typeface"
            value={settings.typeface}
            options={typefaces.map((value) => ({ value, label: TYPEFACE_NAMES[value] }))}
            onChange={(typeface) => changeSettings({ typeface })}
          />
          <Range
            label="Size"
            value={settings.fontSize}
            min={12}
            max={40}
            step={1}
            unit="px"
            onChange={(fontSize) => changeSettings({ fontSize })}
          />
          <Range
            label="Line length"
            value={settings.measure}
            min={40}
            max={100}
            step={2}
            unit="characters"
            onChange={(measure) => changeSettings({ measure })}
          />
          <Range
            label="Line height"
            value={settings.lineHeight}
            min={1.2}
            max={2.2}
            step={0.05}
            unit=""
            onChange={(lineHeight) => changeSettings({ lineHeight: Math.round(lineHeight * 100) / 100 })}
          />
          <label className="check">
            <input
              type="checkbox"
              checked={settings.justify}
              onChange={(event) => changeSettings({ justify: event.target.checked })}
            />
            Justify, and hyphenate
          </label>
          <label className="check">
            <input
              type="checkbox"
              checked={settings.readingCaret}
              onChange={() => runCommand('caret.always')}
            />
            Reading caret always on
          </label>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
