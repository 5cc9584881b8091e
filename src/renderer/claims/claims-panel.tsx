import { ArrowLeft, X } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { useLibrary } from '../library/library-store.ts'
import { IconButton } from '../ui/icon-button.tsx'
import {
  closeClaimsRoom,
  leaveClaimsPage,
  showClaimsPage,
  useClaimsRoom,
  type ClaimsPage,
} from './claims-room.ts'
import { LedgerPage } from './ledger-page.tsx'
import { ProfilePage } from './profile-page.tsx'
import { QuotesPage } from './quotes-page.tsx'
import { SpeakerPage } from './speaker-page.tsx'
import { useSpeakers } from './speaker-store.ts'
import { VerdictsPage } from './verdicts-page.tsx'
import './claims.css'
import './claims-panel.css'
import './ledger.css'
import './plots.css'
import './quotes.css'

const TITLES: Readonly<Record<ClaimsPage['kind'], string>> = {
  ledger: 'Ledger',
  speaker: 'Speaker',
  profile: 'Profile',
  quotes: 'Verify quotes',
  verdicts: 'Verdicts',
}

/** The room of claims, beside the article: the ledger and what it leads to. */
export default function ClaimsPanel() {
  const pages = useClaimsRoom((state) => state.pages)
  const page = pages.at(-1)
  const heading = useRef<HTMLHeadingElement>(null)
  const title = usePageTitle(page)
  const place = page === undefined ? '' : JSON.stringify(page)
  // A page that opens is read from its beginning, by eye and by screen reader.
  useEffect(() => heading.current?.focus({ preventScroll: true }), [place])
  if (page === undefined) return null
  return (
    <section
      className="claims-panel"
      aria-label="Claims"
      data-page={page.kind}
      onKeyDown={(event) => {
        // From the heading, where a page begins, straight into its list.
        if (event.key !== 'ArrowDown' || event.target !== heading.current) return
        const grid = event.currentTarget.querySelector('[role="grid"]')
        if (!(grid instanceof HTMLElement)) return
        event.preventDefault()
        grid.focus()
      }}
    >
      <header>
        {pages.length > 1 && (
          <IconButton label="Back" binding="Shift+Backspace" onClick={leaveClaimsPage}>
            <ArrowLeft />
          </IconButton>
        )}
        <h2 ref={heading} tabIndex={-1} dir="auto">
          {title}
        </h2>
        {page.kind === 'ledger' && (
          <button type="button" className="claim-more" onClick={() => showClaimsPage({ kind: 'verdicts' })}>
            Verdicts…
          </button>
        )}
        <IconButton label="Close the ledger" binding="Shift+G" onClick={closeClaimsRoom}>
          <X />
        </IconButton>
      </header>
      <div className="claims-page">
        {page.kind === 'ledger' && <LedgerPage />}
        {page.kind === 'speaker' && <SpeakerPage id={page.id} />}
        {page.kind === 'profile' && <ProfilePage id={page.id} />}
        {page.kind === 'quotes' && <QuotesPage />}
        {page.kind === 'verdicts' && <VerdictsPage />}
      </div>
    </section>
  )
}

function usePageTitle(page: ClaimsPage | undefined): string {
  const speakers = useSpeakers((state) => state.speakers)
  const documents = useLibrary((state) => state.documents)
  if (page === undefined) return ''
  if (page.kind === 'speaker') return speakers?.find(({ id }) => id === page.id)?.name ?? TITLES.speaker
  if (page.kind === 'profile' && documents.length === 0) return TITLES.profile
  return TITLES[page.kind]
}
