import { useState } from 'react'
import type { SalvageReport } from '../../shared/model/backup.ts'
import { api } from '../app/api.ts'
import { reportFailure } from '../app/notices.ts'
import { saveDrafts } from '../app/save-drafts.ts'
import { SalvageResult } from './salvage-result.tsx'

/** Leads out of damage that a backup has found in a library that can still be opened. */
export function Repair() {
  const [isWorking, setWorking] = useState(false)
  const [report, setReport] = useState<SalvageReport | null>(null)
  const repair = async () => {
    setWorking(true)
    try {
      await saveDrafts()
      const salvaged = await api.recovery.salvage()
      if (salvaged.ok) setReport(salvaged.value)
      else reportFailure(new Error(salvaged.failure.message))
    } catch (error) {
      reportFailure(error)
    }
    setWorking(false)
  }
  if (report !== null) return <SalvageResult report={report} />
  return (
    <div className="backups-warning backups-repair" role="alert">
      <p>
        The last backup found damage in the library: something on the disk is not what was written. Repairing
        reads it row by row, and takes what is damaged from the newest good backup. The damaged file is kept.
      </p>
      <button
        type="button"
        className="button"
        aria-disabled={isWorking}
        onClick={() => !isWorking && void repair()}
      >
        {isWorking ? 'Repairing…' : 'Repair the library'}
      </button>
    </div>
  )
}
