import { Dialog } from '@base-ui/react/dialog'
import { Command as Menu } from 'cmdk'
import { useMemo, useState } from 'react'
import { announce } from '../app/announcer.ts'
import { showOverlay } from '../app/overlay-store.ts'
import { Keys } from '../ui/keys.tsx'
import '../app/palette.css'
import './contents.css'
import { leavePlace } from './place-history.ts'
import { useReader } from './reader-store.ts'

/** The article's headings, by which one goes to its parts. */
export default function Contents() {
  const view = useReader((state) => state.view)
  const title = useReader((state) => state.document?.title ?? '')
  const headings = useMemo(() => view?.headings() ?? [], [view])
  // The part that the reader is in begins at the last heading that is not below the top of the window.
  const [current] = useState(() => {
    const start = view?.visibleText().start ?? 0
    return headings.findLastIndex((heading) => heading.start <= start)
  })
  const [marked, setMarked] = useState(String(Math.max(0, current)))
  const top = Math.min(...headings.map(({ level }) => level))

  const go = (index: number) => {
    const heading = headings[index]
    showOverlay(null)
    if (heading === undefined || view === null) return
    leavePlace()
    view.goTo(heading.start)
    announce(heading.text)
    // The dialog gives the focus back first.
    setTimeout(() => view.focus(), 0)
  }

  return (
    <Dialog.Root open modal={false} onOpenChange={(open) => !open && showOverlay(null)}>
      <Dialog.Portal>
        <Dialog.Popup className="popup palette contents" aria-label="Contents">
          {headings.length === 0 ? (
            <div className="contents-none" tabIndex={-1}>
              <p>“{title}” has no headings to go by.</p>
              <p>
                <Keys binding="Mod+F" /> finds words in it.
              </p>
            </div>
          ) : (
            <Menu
              label="Contents"
              loop
              value={marked}
              onValueChange={setMarked}
              filter={(_value, search, keywords) => Number(isIn(search, keywords?.[0] ?? ''))}
            >
              <Menu.Input placeholder="Go to a heading" autoFocus />
              <Menu.List label="Headings">
                <Menu.Empty>No heading has these words.</Menu.Empty>
                {headings.map((heading, index) => (
                  <Menu.Item
                    key={heading.start}
                    value={String(index)}
                    keywords={[heading.text]}
                    aria-current={index === current ? 'location' : undefined}
                    data-level={Math.min(4, heading.level - top)}
                    title={heading.text}
                    onSelect={() => go(index)}
                  >
                    <span dir="auto">{heading.text.trim()}</span>
                  </Menu.Item>
                ))}
              </Menu.List>
            </Menu>
          )}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

function isIn(words: string, heading: string): boolean {
  const plain = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
  return plain(heading).includes(plain(words.trim()))
}
