import type { Speaker } from '../model/claim.ts'

/** A speaker who fits what was typed, and the alias by which they do; null when it is the name. */
export type SpeakerMatch = { speaker: Speaker; alias: string | null }

/** Where in a name the typed words stand, from best to worst. */
const WHOLE = 0
const START = 1
const WORD = 2
const INSIDE = 3
const NOWHERE = 4

/**
 * The speakers that fit what was typed, best first: a whole name, then one that starts so, then one of whose words
 * starts so, then one that holds it; a name before an alias; then those in `nearby`, such as the speakers of the open
 * article; then those with most claims. Case and accents don't matter. Nothing typed: everyone, nearby ones first.
 */
export function completeSpeakers(
  speakers: readonly Speaker[],
  typed: string,
  nearby: ReadonlySet<string>,
  limit: number,
): SpeakerMatch[] {
  const wanted = comparable(typed)
  return speakers
    .flatMap((speaker): (SpeakerMatch & { rank: number })[] => {
      const byName = fit(speaker.name, wanted)
      const aliases = speaker.aliases.map((alias) => ({ alias, fit: fit(alias, wanted) }))
      const best = aliases.toSorted((a, b) => a.fit - b.fit)[0]
      if (best !== undefined && best.fit < byName) {
        return [{ speaker, alias: best.alias, rank: best.fit * 2 + 1 }]
      }
      return byName === NOWHERE ? [] : [{ speaker, alias: null, rank: byName * 2 }]
    })
    .sort(
      (a, b) =>
        a.rank - b.rank ||
        Number(nearby.has(b.speaker.id)) - Number(nearby.has(a.speaker.id)) ||
        b.speaker.claimCount - a.speaker.claimCount ||
        a.speaker.name.localeCompare(b.speaker.name),
    )
    .slice(0, limit)
    .map(({ speaker, alias }) => ({ speaker, alias }))
}

/** The speaker who is called exactly so, by name or else by alias; null when nobody is. */
export function speakerNamed(speakers: readonly Speaker[], name: string): Speaker | null {
  return speakersNamed(speakers, [name])[0] ?? null
}

/** For each name the speaker who is called exactly so, by name or else by alias; null where nobody is. */
export function speakersNamed<Named extends Pick<Speaker, 'name' | 'aliases'>>(
  speakers: readonly Named[],
  names: readonly string[],
): (Named | null)[] {
  const byName = new Map<string, Named>()
  const byAlias = new Map<string, Named>()
  // From the end, so that the first of several who are called so stays.
  for (const speaker of speakers.toReversed()) {
    byName.set(comparable(speaker.name), speaker)
    for (const alias of speaker.aliases) byAlias.set(comparable(alias), speaker)
  }
  return names.map((name) => {
    const wanted = comparable(name)
    return byName.get(wanted) ?? byAlias.get(wanted) ?? null
  })
}

function fit(name: string, wanted: string): number {
  if (wanted === '') return INSIDE
  const text = comparable(name)
  if (text === wanted) return WHOLE
  if (text.startsWith(wanted)) return START
  const at = text.indexOf(wanted)
  if (at === -1) return NOWHERE
  return text.includes(` ${wanted}`) || text.includes(`-${wanted}`) ? WORD : INSIDE
}

function comparable(text: string): string {
  return text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase().trim().replaceAll(/\s+/gu, ' ')
}
