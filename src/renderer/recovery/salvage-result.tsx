import type { SalvageReport } from '../../shared/model/backup.ts'
import { api } from '../app/api.ts'
import { notify, reportFailure } from '../app/notices.ts'
import { counted } from './backup-words.ts'
import { HOW_READ, reportLines, reportMarkdown, totals } from './salvage-report.ts'
import './recovery.css'

type SalvageResultProps = { report: SalvageReport }

/** What was saved from a damaged library and what was not, and the way into it. */
export function SalvageResult({ report }: SalvageResultProps) {
  const { lost, fromBackup } = totals(report)
  const save = async () => {
    try {
      const saved = await api.exports.saveText('Postil repair report.md', reportMarkdown(report, new Date()))
      if (saved.kind === 'saved') notify(`Saved as ${saved.path}`)
      else if (saved.kind === 'failed') reportFailure(new Error(saved.message))
    } catch (error) {
      reportFailure(error)
    }
  }
  return (
    <section className="salvage-result" aria-label="What was saved">
      <p className="failure-message" role="status">
        {lost === 0
          ? 'Everything that is known to have been there was saved.'
          : `${counted(lost, 'entry', 'entries')} could not be saved.`}
        {fromBackup > 0 && ` ${counted(fromBackup, 'entry', 'entries')} came from the backup.`}
      </p>
      {HOW_READ[report.how] !== null && <p>{HOW_READ[report.how]}</p>}
      <table>
        <thead>
          <tr>
            <th scope="col">What</th>
            <th scope="col">Saved</th>
            <th scope="col">From the backup</th>
            <th scope="col">Lost</th>
          </tr>
        </thead>
        <tbody>
          {reportLines(report).map(({ name, saved, fromBackup: spare, lost: gone }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{saved.toLocaleString()}</td>
              <td>{spare.toLocaleString()}</td>
              <td data-lost={gone > 0}>{gone.toLocaleString()}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>
        The damaged files are kept in <code>{report.keptIn}</code>
      </p>
      <p className="full-page-actions">
        <button type="button" className="button primary" onClick={() => window.location.reload()}>
          Open the library
        </button>
        <button type="button" className="button" onClick={() => void save()}>
          Save the report…
        </button>
      </p>
    </section>
  )
}
