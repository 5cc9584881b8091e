import type { Database } from 'better-sqlite3'
import type { ImportedAnnotation, ImportedClaim } from '../../shared/interchange/imported.ts'
import type { KindRecord, SpeakerRecord, VerdictRecord } from '../../shared/interchange/postil-schema.ts'
import {
  kindId,
  speakerId,
  verdictId,
  type KindId,
  type SpeakerId,
  type VerdictId,
} from '../../shared/model/ids.ts'
import { assert } from '../../shared/result.ts'
import { newId, type Clock } from './clock.ts'
import { listKinds } from './kinds.ts'
import { statement } from './statements.ts'
import { listVerdicts, uncheckedVerdict } from './verdicts.ts'

/** What a file brings along besides documents and annotations. */
export type ImportedReferences = {
  kinds: readonly KindRecord[]
  speakers: readonly SpeakerRecord[]
  verdicts: readonly VerdictRecord[]
  /** Whether its kinds and verdicts are all that the library which it came from had. */
  areComplete: boolean
}

/**
 * Finds the kinds, speakers and verdicts of an import in the library, by id or by what they say, and adds what is not
 * there. What is there stays as it is. Made within a step; what it adds is of that step.
 */
export class ImportReferences {
  readonly #store: Database
  readonly #clock: Clock
  readonly #kinds = new Map<string, KindId>()
  readonly #kindsByName = new Map<string, KindId>()
  readonly #verdicts = new Map<string, VerdictId>()
  readonly #verdictsByName = new Map<string, VerdictId>()
  readonly #speakers = new Map<string, SpeakerId>()
  /** Speakers that were there before, by all that is known of them. */
  readonly #speakersBySelf = new Map<string, SpeakerId>()
  readonly #claimKind: KindId
  readonly #otherKind: KindId

  constructor(store: Database, clock: Clock, given: ImportedReferences) {
    this.#store = store
    this.#clock = clock
    const isNew = isUntouched(store)
    if (isNew) makeRoom(store, given)
    this.#addKinds(given.kinds, isNew)
    this.#addVerdicts(given.verdicts, isNew)
    for (const row of statement<[], SpeakerRow>(store, 'SELECT * FROM speaker ORDER BY id').all()) {
      const id = speakerId.parse(row.id)
      this.#speakers.set(id, id)
      const self = selfOf(row.name, row.role, row.affiliation, row.source_type)
      if (!this.#speakersBySelf.has(self)) this.#speakersBySelf.set(self, id)
    }
    for (const speaker of given.speakers) this.#addSpeaker(speaker)
    const offered = listKinds(store)
    const claimKind =
      offered.find(({ isClaim, hidden }) => isClaim && !hidden) ?? offered.find(({ isClaim }) => isClaim)
    const otherKind =
      offered.find(({ isClaim, hidden }) => !isClaim && !hidden) ?? offered.find(({ isClaim }) => !isClaim)
    const first = offered[0]
    assert(first !== undefined, 'a kind')
    this.#claimKind = (claimKind ?? first).id
    this.#otherKind = (otherKind ?? first).id
  }

  /** The kind of an annotation: its own, one of that name, or else the first that suits it. */
  kindOf({ kindId: id, kindName, claim }: Pick<ImportedAnnotation, 'kindId' | 'kindName' | 'claim'>): KindId {
    const byId = id === null ? undefined : this.#kinds.get(id)
    const byName = kindName === null ? undefined : this.#kindsByName.get(nameKey(kindName))
    return byId ?? byName ?? (claim === null ? this.#otherKind : this.#claimKind)
  }

  /** The verdict of a claim; one of an unknown name is added at the end of the list. */
  verdictOf({ id, name }: ImportedClaim['verdict']): VerdictId {
    const known =
      (id === null ? undefined : this.#verdicts.get(id)) ?? this.#verdictsByName.get(nameKey(name))
    if (known !== undefined) return known
    if (name.trim() === '') return uncheckedVerdict(this.#store).id
    return this.#insertVerdict(
      { id: newId(this.#clock, verdictId), name: name.slice(0, 200), color: 'grey', isUnchecked: false },
      null,
    )
  }

  /** The speaker of a claim; one who is not there is added. */
  speakerOf(speaker: ImportedClaim['speaker']): SpeakerId | null {
    if (speaker === null) return null
    return this.#addSpeaker({ ...speaker, id: speaker.id ?? newId(this.#clock, speakerId) })
  }

  #addSpeaker({ id, name, aliases, role, affiliation, sourceType }: SpeakerRecord): SpeakerId {
    const self = selfOf(name, role, affiliation, sourceType)
    const known = this.#speakers.get(id) ?? this.#speakersBySelf.get(self)
    if (known !== undefined) {
      this.#speakers.set(id, known)
      return known
    }
    statement<(string | null)[]>(
      this.#store,
      'INSERT INTO speaker (id, name, aliases, role, affiliation, source_type) VALUES (?, ?, ?, ?, ?, ?)',
    ).run(id, name, JSON.stringify(aliases), role, affiliation, sourceType)
    this.#speakers.set(id, id)
    return id
  }

  #addKinds(kinds: readonly KindRecord[], keepsPlaces: boolean): void {
    const known = listKinds(this.#store)
    for (const { id, name } of known) {
      this.#kinds.set(id, id)
      if (!this.#kindsByName.has(nameKey(name))) this.#kindsByName.set(nameKey(name), id)
    }
    let position = known.length
    for (const kind of kinds) {
      const same = this.#kinds.get(kind.id) ?? sameKind(known, kind)
      if (same !== null && same !== undefined) {
        this.#kinds.set(kind.id, same)
        continue
      }
      statement<(string | number)[]>(
        this.#store,
        `INSERT INTO kind (id, name, color, underline, glyph, is_claim, position, hidden) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
      ).run(
        ...[kind.id, kind.name, kind.color, kind.underline, kind.glyph, Number(kind.isClaim)],
        ...[keepsPlaces ? kind.position : position, Number(kind.hidden)],
      )
      position += 1
      this.#kinds.set(kind.id, kindId.parse(kind.id))
      if (!this.#kindsByName.has(nameKey(kind.name))) this.#kindsByName.set(nameKey(kind.name), kind.id)
    }
  }

  #addVerdicts(verdicts: readonly VerdictRecord[], keepsPlaces: boolean): void {
    const known = listVerdicts(this.#store)
    for (const { id, name } of known) {
      this.#verdicts.set(id, id)
      if (!this.#verdictsByName.has(nameKey(name))) this.#verdictsByName.set(nameKey(name), id)
    }
    for (const verdict of verdicts) {
      const same =
        this.#verdicts.get(verdict.id) ??
        known.find(({ name }) => nameKey(name) === nameKey(verdict.name))?.id
      if (same === undefined) this.#insertVerdict(verdict, keepsPlaces ? verdict.position : null)
      else this.#verdicts.set(verdict.id, same)
    }
  }

  #insertVerdict(
    { id, name, color, isUnchecked }: Pick<VerdictRecord, 'id' | 'name' | 'color' | 'isUnchecked'>,
    position: number | null,
  ): VerdictId {
    statement<(string | number)[]>(
      this.#store,
      'INSERT INTO verdict (id, name, color, position, is_unchecked) VALUES (?, ?, ?, ?, ?)',
    ).run(id, name, color, position ?? listVerdicts(this.#store).length, Number(isUnchecked))
    this.#verdicts.set(id, id)
    if (!this.#verdictsByName.has(nameKey(name))) this.#verdictsByName.set(nameKey(name), id)
    return id
  }
}

type SpeakerRow = {
  id: string
  name: string
  role: string | null
  affiliation: string | null
  source_type: string
}

function sameKind(known: readonly KindRecord[], kind: KindRecord): KindId | null {
  return (
    known.find(({ name, isClaim }) => isClaim === kind.isClaim && nameKey(name) === nameKey(kind.name))?.id ??
    null
  )
}

function nameKey(name: string): string {
  return name.normalize('NFC').trim().toLowerCase()
}

function selfOf(...parts: (string | null)[]): string {
  return JSON.stringify(parts)
}

/** Whether nothing was annotated yet: its kinds and verdicts are then those of a new library. */
function isUntouched(store: Database): boolean {
  return (
    statement<[], { none: number }>(
      store,
      'SELECT NOT EXISTS (SELECT 1 FROM annotation) AND NOT EXISTS (SELECT 1 FROM claim) AS none',
    ).get()?.none === 1
  )
}

/**
 * In an untouched library the lists of the file are the reader's own: a kind or verdict of a new library gives way to
 * the file's of the same name, and all of them do where the file has the whole list.
 */
function makeRoom(store: Database, { kinds, verdicts, areComplete }: ImportedReferences): void {
  const ownKinds = new Set(kinds.map(({ id }) => id))
  for (const kind of listKinds(store)) {
    const isReplaced = sameKind(kinds, kind) !== null || (areComplete && kinds.some(({ isClaim }) => isClaim))
    if (isReplaced && !ownKinds.has(kind.id))
      statement<[string]>(store, 'DELETE FROM kind WHERE id = ?').run(kind.id)
  }
  const ownVerdicts = new Set(verdicts.map(({ id }) => id))
  for (const verdict of listVerdicts(store)) {
    const isReplaced =
      verdicts.some(({ name }) => nameKey(name) === nameKey(verdict.name)) ||
      (areComplete && verdicts.some(({ isUnchecked }) => isUnchecked))
    if (isReplaced && !ownVerdicts.has(verdict.id))
      statement<[string]>(store, 'DELETE FROM verdict WHERE id = ?').run(verdict.id)
  }
}
