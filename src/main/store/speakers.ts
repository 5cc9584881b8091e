import type { Database } from 'better-sqlite3'
import { z } from 'zod'
import { sourceTypes, type Speaker } from '../../shared/model/claim.ts'
import { speakerId, type SpeakerId } from '../../shared/model/ids.ts'
import { ledgerIndex } from './ledger-index.ts'
import { JOIN_LIVE_CLAIM } from './live.ts'
import { statement } from './statements.ts'

export type SpeakerRow = {
  id: string
  name: string
  aliases: string
  role: string | null
  affiliation: string | null
  source_type: string
  claim_count: number
}

const aliasList = z.array(z.string())
const sourceType = z.enum(sourceTypes)

export function speakerFromRow(row: SpeakerRow): Speaker {
  return {
    id: speakerId.parse(row.id),
    name: row.name,
    aliases: aliasList.parse(JSON.parse(row.aliases)),
    role: row.role,
    affiliation: row.affiliation,
    sourceType: sourceType.parse(row.source_type),
    claimCount: row.claim_count,
  }
}

const WITH_COUNT = `SELECT speaker.*, (SELECT count(*) FROM claim ${JOIN_LIVE_CLAIM}
  WHERE claim.speaker_id = speaker.id) AS claim_count FROM speaker`

/** Every speaker, by name. Asked outside of a step only: the counts are the ledger's, which knows them by heart. */
export function listSpeakers(store: Database): Speaker[] {
  const { columns, newest } = ledgerIndex(store)
  const counts = new Int32Array(columns.speakers.values.length)
  for (const slot of newest) {
    const speaker = columns.speaker[slot] ?? 0
    counts[speaker] = (counts[speaker] ?? 0) + 1
  }
  return statement<[], Omit<SpeakerRow, 'claim_count'>>(
    store,
    'SELECT * FROM speaker ORDER BY name COLLATE NOCASE, id',
  )
    .all()
    .map((row) =>
      speakerFromRow({ ...row, claim_count: counts[columns.speakers.numbers.get(row.id) ?? -1] ?? 0 }),
    )
}

const SPEAKERS_AT_ONCE = 500

/** Every speaker, by name, some at a time, for an export: it has no use for the count of their claims, which stays 0. */
export function* speakersToExport(store: Database): Generator<Speaker[], void> {
  for (let from = 0; ; from += SPEAKERS_AT_ONCE) {
    const rows = statement<[number, number], SpeakerRow>(
      store,
      'SELECT speaker.*, 0 AS claim_count FROM speaker ORDER BY name COLLATE NOCASE, id LIMIT ? OFFSET ?',
    ).all(SPEAKERS_AT_ONCE, from)
    if (rows.length === 0) return
    yield rows.map(speakerFromRow)
  }
}

/** What every speaker is called, without the count of their claims: cheap, and allowed within a step. */
export function namesOfSpeakers(store: Database): Pick<Speaker, 'id' | 'name' | 'aliases'>[] {
  return statement<[], Pick<SpeakerRow, 'id' | 'name' | 'aliases'>>(
    store,
    'SELECT id, name, aliases FROM speaker ORDER BY name COLLATE NOCASE, id',
  )
    .all()
    .map((row) => ({
      id: speakerId.parse(row.id),
      name: row.name,
      aliases: aliasList.parse(JSON.parse(row.aliases)),
    }))
}

/** The speakers with these ids, each with the number of their live claims. */
export function speakersById(store: Database, ids: readonly SpeakerId[]): Map<SpeakerId, Speaker> {
  const rows = statement<[string], SpeakerRow>(
    store,
    `${WITH_COUNT} WHERE speaker.id IN (SELECT value FROM json_each(?))`,
  ).all(JSON.stringify(ids))
  return new Map(rows.map(speakerFromRow).map((speaker) => [speaker.id, speaker]))
}

/** One speaker; null when there is none with that id. */
export function getSpeaker(store: Database, id: SpeakerId): Speaker | null {
  return speakersById(store, [id]).get(id) ?? null
}
