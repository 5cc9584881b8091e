/** A long word of each language for which a system may know how to divide words. */
const LONG_WORDS: Readonly<Record<string, string>> = {
  en: 'internationalisation',
  de: 'Wirtschaftswissenschaften',
  fr: 'internationalisation',
  es: 'internacionalización',
  it: 'internazionalizzazione',
  pt: 'internacionalização',
  nl: 'internationalisering',
  sv: 'internationalisering',
  ru: 'интернационализация',
}

/**
 * Whether this system divides words of a language at the end of a line. Chromium brings no dictionaries along: macOS has
 * its own, elsewhere there are none. Measured, because nothing tells.
 */
export function canHyphenate(language: string): boolean {
  const word = LONG_WORDS[language.toLowerCase().split('-')[0] ?? '']
  if (word === undefined) return false
  const probe = document.createElement('div')
  probe.lang = language
  probe.textContent = word
  probe.style.cssText = 'position: absolute; visibility: hidden; width: 6ch; font: 16px serif;'
  document.body.append(probe)
  const heightWith = (hyphens: string) => {
    probe.style.setProperty('hyphens', hyphens)
    return probe.getBoundingClientRect().height
  }
  const divides = heightWith('auto') > heightWith('none')
  probe.remove()
  return divides
}
