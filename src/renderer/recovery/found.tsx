import type { RecoveryFindings } from '../../shared/model/backup.ts'
import type { OpenFailure } from '../../shared/model/open-failure.ts'
import { api } from '../app/api.ts'
import { reportFailure } from '../app/notices.ts'
import { HOW_READ } from './salvage-report.ts'
import { contents, size, when, whenInSentence } from './backup-words.ts'

type FoundProps = {
  failure: OpenFailure
  /** Null until the file has been looked at. */ findings: RecoveryFindings | null
}

/** Failures of which it is news that nothing could be read. */
const LOOKED_INTO: ReadonlySet<OpenFailure['kind']> = new Set(['corrupt', 'not-a-database', 'input-output'])

/** What lies in the library's place, and the newest good backup beside it. */
export function Found({ failure: { kind, path }, findings }: FoundProps) {
  return (
    <dl className="recovery-found" aria-busy={findings === null}>
      <div>
        <dt>The file</dt>
        <dd>
          <code>{path}</code>
          <br />
          {findings !== null && (
            <>
              {findings.file === null
                ? 'There is no file here.'
                : `${size(findings.file.size)}, last changed ${whenInSentence(findings.file.changedAt)}.`}
              {findings.readable !== null && ` At first look ${contents(findings.readable)} can be read.`}
              {findings.readable !== null && HOW_READ[findings.readable.how] !== null && (
                <> {HOW_READ[findings.readable.how]}</>
              )}
              {findings.file !== null &&
                findings.readable === null &&
                LOOKED_INTO.has(kind) &&
                ' At first look nothing in it can be read.'}
            </>
          )}{' '}
          <button
            type="button"
            className="link-button"
            onClick={() => void api.library.showFile().catch(reportFailure)}
          >
            Show the files
          </button>
        </dd>
      </div>
      {findings !== null && (
        <div>
          <dt>Newest good backup</dt>
          <dd>
            {findings.newestGood === null
              ? `There is none in ${findings.folder}.`
              : `${when(findings.newestGood.madeAt)}: ${contents(findings.newestGood)}, verified.`}
          </dd>
        </div>
      )}
    </dl>
  )
}
