import { Dialog } from '@base-ui/react/dialog'
import { X } from 'lucide-react'
import { useMemo, type ReactNode } from 'react'
import { themes, typefaces, type Theme, type Typeface } from '../../shared/model/appearance.ts'
import { articleLanguage } from '../reader/article-language.ts'
import { canHyphenate } from '../reader/hyphenation.ts'
import { useReader } from '../reader/reader-store.ts'
import { Choice } from '../ui/choice.tsx'
import { Range } from '../ui/range.tsx'
import { runCommand } from './commands.ts'
import { resetAppearance, THEME_NAMES, TYPEFACE_NAMES } from './appearance-commands.ts'
import { showOverlay } from './overlay-store.ts'
import './palette.css'
import { changeSettings, useSettings } from './settings-store.ts'

/** How the article looks: each change shows behind the panel at once. */
export default function Appearance() {
  const settings = useSettings((state) => state.settings)
  const article = useReader((state) => state.document)
  const language = article === null ? null : articleLanguage(article)
  const divides = useMemo(() => language !== null && canHyphenate(language), [language])
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
            options={themes.map((value: Theme) => ({ value, label: THEME_NAMES[value] }))}
            onChange={(theme) => changeSettings({ theme })}
          />
          <Choice
            label="Typeface"
            value={settings.typeface}
            options={typefaces.map((value: Typeface) => ({ value, label: TYPEFACE_NAMES[value] }))}
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
          <Check checked={settings.justify} onChange={(justify) => changeSettings({ justify })}>
            Justify
          </Check>
          <div>
            <Check checked={settings.hyphenate} onChange={(hyphenate) => changeSettings({ hyphenate })}>
              Hyphenate
            </Check>
            {settings.hyphenate && !divides && (
              <p className="check-hint">
                {language === null
                  ? 'The language of this article is not known.'
                  : `This system can’t divide words in ${languageName(language)}: lines end between words.`}
              </p>
            )}
          </div>
          <Range
            label="Reading speed"
            value={settings.wordsPerMinute}
            min={80}
            max={600}
            step={10}
            unit="words a minute"
            onChange={(wordsPerMinute) => changeSettings({ wordsPerMinute })}
          />
          <Check
            checked={settings.markDoneAtEnd}
            onChange={(markDoneAtEnd) => changeSettings({ markDoneAtEnd })}
          >
            Mark an article as done when I scroll to its end
          </Check>
          <Check checked={settings.readingCaret} onChange={() => runCommand('caret.always')}>
            Reading caret always on
          </Check>
          <Check checked={settings.dimAround} onChange={(dimAround) => changeSettings({ dimAround })}>
            Dim all but one paragraph in focus mode
          </Check>
          <button type="button" className="button" onClick={resetAppearance}>
            Back to the defaults
          </button>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

type CheckProps = { checked: boolean; onChange: (checked: boolean) => void; children: ReactNode }

function Check({ checked, onChange, children }: CheckProps) {
  return (
    <label className="check">
      <input type="checkbox" checked={checked} onChange={(event) => onChange(event.target.checked)} />
      {children}
    </label>
  )
}

function languageName(tag: string): string {
  try {
    return new Intl.DisplayNames(undefined, { type: 'language' }).of(tag) ?? tag
  } catch {
    // No language tag at all, as found in the wild.
    return tag
  }
}
