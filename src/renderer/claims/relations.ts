import type { Evidence } from '../../shared/model/claim.ts'

const OUT: Readonly<Record<Evidence['relation'], string>> = {
  supports: 'Supported by',
  contradicts: 'Contradicted by',
  context: 'Context',
  repeats: 'Repeats',
}
const IN: Readonly<Record<Evidence['relation'], string>> = {
  supports: 'Supports',
  contradicts: 'Contradicts',
  context: 'Context of',
  repeats: 'Repeated by',
}

/** How a link reads from one of its ends. The evidence supports or contradicts the claim that names it. */
export function relationName(relation: Evidence['relation'], isIncoming: boolean): string {
  return (isIncoming ? IN : OUT)[relation]
}
