import type { VerdictDraft } from '../model/claim.ts'

/** A ready-made list of verdicts. */
export type VerdictPreset = {
  id: 'five-step' | 'conclusion' | 'nine'
  name: string
  /** Whose practice it follows, and how. */
  description: string
  verdicts: readonly VerdictDraft[]
}

const UNCHECKED: VerdictDraft = { name: 'Unchecked', color: 'grey', isUnchecked: true }
const checked = (name: string, color: VerdictDraft['color']): VerdictDraft => ({
  name,
  color,
  isUnchecked: false,
})

/** The lists to begin with; every one of them can be edited afterwards. */
export const verdictPresets: readonly VerdictPreset[] = [
  {
    id: 'five-step',
    name: 'Five steps',
    description: 'From true to false in five steps.',
    verdicts: [
      UNCHECKED,
      checked('True', 'green'),
      checked('Mostly true', 'lime'),
      checked('Half true', 'amber'),
      checked('Mostly false', 'orange'),
      checked('False', 'red'),
    ],
  },
  {
    id: 'conclusion',
    name: 'Conclusion in words',
    description: 'No scale, after Full Fact: a claim is checked or not, and the conclusion says the rest.',
    verdicts: [UNCHECKED, checked('Checked', 'blue')],
  },
  {
    id: 'nine',
    name: 'Nine classes',
    description: 'The nine classes of the Aletheia fact-checking platform.',
    verdicts: [
      UNCHECKED,
      checked('Trustworthy', 'green'),
      checked('Trustworthy, but', 'lime'),
      checked('Arguable', 'amber'),
      checked('Exaggerated', 'amber'),
      checked('Misleading', 'orange'),
      checked('Unsustainable', 'orange'),
      checked('False', 'red'),
      checked('Unverifiable', 'purple'),
      checked('Not a fact', 'blue'),
    ],
  },
]
