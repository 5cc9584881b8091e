import { useEffect, useState } from 'react'
import type { RecoveryFindings, SalvageReport } from '../../shared/model/backup.ts'
import type { OpenFailure } from '../../shared/model/open-failure.ts'
import { api } from '../app/api.ts'
import { LiveRegion } from '../app/live-region.tsx'
import { NoticeList } from '../app/notice-list.tsx'
import { reportFailure } from '../app/notices.ts'
import { Found } from './found.tsx'
import { HEADLINES, waysOut } from './recovery-ways.ts'
import { SalvageResult } from './salvage-result.tsx'
import { WayOut } from './way-out.tsx'
import './backups.css'
import './recovery.css'

type RecoveryRoomProps = { failure: OpenFailure }

/** What the window shows in place of a library that can't be opened: what was found, and every way on. */
export default function RecoveryRoom({ failure }: RecoveryRoomProps) {
  const [findings, setFindings] = useState<RecoveryFindings | null>(null)
  const [report, setReport] = useState<SalvageReport | null>(null)
  useEffect(() => {
    document.documentElement.dataset['theme'] ??= window.matchMedia('(prefers-color-scheme: dark)').matches
      ? 'dark'
      : 'light'
    void api.recovery.findings().then(setFindings, reportFailure)
  }, [])
  return (
    <>
      <main className="recovery">
        {report !== null ? (
          <>
            <h1>What was saved</h1>
            <SalvageResult report={report} />
          </>
        ) : (
          <>
            <h1>{HEADLINES[failure.kind]}</h1>
            <p className="failure-message">{failure.message}</p>
            <p>{failure.advice}</p>
            <Found failure={failure} findings={findings} />
            {findings !== null && (
              <section className="recovery-ways" aria-label="What can be done">
                {waysOut(failure.kind, {
                  hasBackup: findings.newestGood !== null,
                  hasFile: findings.file !== null,
                }).map((way, index) => (
                  <WayOut
                    key={way}
                    way={way}
                    isFirst={index === 0}
                    findings={findings}
                    onSalvaged={setReport}
                  />
                ))}
              </section>
            )}
          </>
        )}
      </main>
      <NoticeList />
      <LiveRegion />
    </>
  )
}
