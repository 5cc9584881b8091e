import { useAnnouncement } from './announcer.ts'

/** Read out by screen readers when it changes; unseen. */
export function LiveRegion() {
  const { text, count } = useAnnouncement()
  return (
    <div className="unseen" role="status" aria-live="polite">
      {/* A no-break space in every second message: the same words twice are two messages. */}
      {count % 2 === 1 ? `${text} ` : text}
    </div>
  )
}
