/** The forms of an English verb, apart from its infinitive. */
export type VerbForms = { base: string; third: string; past: string; participle: string; gerund: string }

const DOUBLING =
  /^(?:[^aeiou]*[aeiou][bdgmnprtl]|admit|commit|permit|submit|refer|prefer|occur|defer|rebut|regret|forget|begin|upset|quip|concur|transmit|omit|recur|compel|rebel|expel|propel|control|patrol)$/

/** The regular forms of a verb; `irregular` gives past and participle where they are not. */
export function inflect(base: string, irregular?: { past: string; participle: string }): VerbForms {
  const stem = DOUBLING.test(base) && !/(?:[aeiou]{2}.|[wxy])$/.test(base) ? base + (base.at(-1) ?? '') : base
  const consonantY = /[^aeiou]y$/.test(base)
  const third = consonantY
    ? `${base.slice(0, -1)}ies`
    : /(?:s|x|z|ch|sh|o)$/.test(base)
      ? `${base}es`
      : `${base}s`
  const past = consonantY ? `${base.slice(0, -1)}ied` : base.endsWith('e') ? `${base}d` : `${stem}ed`
  const gerund = base.endsWith('ie')
    ? `${base.slice(0, -2)}ying`
    : /[^eoy]e$/.test(base)
      ? `${base.slice(0, -1)}ing`
      : `${stem}ing`
  return { base, third, past: irregular?.past ?? past, participle: irregular?.participle ?? past, gerund }
}
