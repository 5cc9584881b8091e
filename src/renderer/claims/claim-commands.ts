import { selectAnnotation, selectedAnnotation } from '../annotations/annotation-store.ts'
import { showAnnotation } from '../annotations/annotate.ts'
import type { Command } from '../app/command.ts'
import { openDocumentId, useReader } from '../reader/reader-store.ts'
import { changeClaim } from './claim-drafts.ts'
import {
  beginLinking,
  closeClaimsRoom,
  leaveClaimsPage,
  showClaimsPage,
  useClaimsRoom,
} from './claims-room.ts'
import { toggleSeries } from './series.ts'
import { takeSelection, takingKeys, type TakenField } from './take-selection.ts'
import { useVerdicts } from './verdict-store.ts'

const selectedClaim = () => selectedAnnotation()?.annotation.claim ?? null
const hasClaim = () => selectedClaim() !== null
const isRoomOpen = () => useClaimsRoom.getState().pages.length > 0

function editClaim(): void {
  const selected = selectedAnnotation()
  if (selected === null) return
  showAnnotation(selected.annotation.id)
  selectAnnotation(selected.annotation.id, 'claim')
}

function linkClaim(): void {
  beginLinking()
  const selected = selectedAnnotation()
  if (selected !== null) showAnnotation(selected.annotation.id)
}

function takeCommand(field: TakenField): Command {
  return {
    id: `claim.take-${field}`,
    title: `Take the claim’s ${field} from the selection`,
    group: 'Claims',
    keys: [takingKeys[field]],
    isEnabled: () => hasClaim() && useReader.getState().selection !== null,
    run: async () => {
      const selected = selectedAnnotation()
      if (selected !== null) await takeSelection(selected.annotation.id, field)
    },
  }
}

/** What can be done with claims; a command for each verdict. */
export function claimCommands(): Command[] {
  const verdicts = useVerdicts.getState().verdicts.map((verdict): Command => ({
    id: `claim.verdict.${verdict.id}`,
    title: `Verdict: ${verdict.name}`,
    group: 'Claims',
    keys: [],
    isEnabled: hasClaim,
    run: async () => {
      const selected = selectedAnnotation()
      if (selected !== null) await changeClaim(selected.annotation.id, { verdictId: verdict.id })
    },
  }))
  return [
    {
      id: 'claims.ledger',
      title: 'Ledger: every claim of the library',
      group: 'Claims',
      keys: ['G'],
      run: () =>
        useClaimsRoom.getState().pages.at(-1)?.kind === 'ledger'
          ? closeClaimsRoom()
          : showClaimsPage({ kind: 'ledger' }),
    },
    {
      id: 'claims.profile',
      title: 'Profile of this article: its sources',
      group: 'Claims',
      keys: ['P'],
      isEnabled: () => openDocumentId() !== null,
      run: () => {
        const id = openDocumentId()
        if (id !== null) showClaimsPage({ kind: 'profile', id })
      },
    },
    {
      id: 'claims.speaker',
      title: 'Everything that this speaker said',
      group: 'Claims',
      keys: ['Shift+S'],
      isEnabled: () => selectedClaim()?.speaker != null,
      run: () => {
        const speaker = selectedClaim()?.speaker
        if (speaker != null) showClaimsPage({ kind: 'speaker', id: speaker.id })
      },
    },
    {
      id: 'claims.quotes',
      title: 'Verify quotes',
      group: 'Claims',
      keys: ['V'],
      run: () => showClaimsPage({ kind: 'quotes' }),
    },
    {
      id: 'claims.verdicts',
      title: 'Edit the list of verdicts',
      group: 'Claims',
      keys: [],
      run: () => showClaimsPage({ kind: 'verdicts' }),
    },
    {
      id: 'claims.back',
      title: 'Claims: back to the page before',
      group: 'Claims',
      keys: ['Shift+Backspace'],
      isEnabled: isRoomOpen,
      run: leaveClaimsPage,
    },
    {
      id: 'claims.close',
      title: 'Close the ledger',
      group: 'Claims',
      keys: ['Shift+G'],
      isEnabled: isRoomOpen,
      run: closeClaimsRoom,
    },
    {
      id: 'claim.speaker',
      title: 'Give the claim a speaker and a verdict',
      group: 'Claims',
      keys: ['S'],
      isEnabled: hasClaim,
      run: editClaim,
    },
    {
      id: 'claim.link',
      title: 'Link the claim to another one, or to a page',
      group: 'Claims',
      keys: ['Shift+L'],
      isEnabled: hasClaim,
      run: linkClaim,
    },
    {
      id: 'claim.details',
      title: 'Show or hide attribution and evidence',
      group: 'Claims',
      keys: ['D'],
      isEnabled: hasClaim,
      run: () => useClaimsRoom.setState(({ detailsOpen }) => ({ detailsOpen: !detailsOpen })),
    },
    takeCommand('source'),
    takeCommand('cue'),
    {
      id: 'claim.series',
      title: 'Begin or end a series: speaker and tags stick',
      group: 'Claims',
      keys: ['Y'],
      run: toggleSeries,
    },
    ...verdicts,
  ]
}
