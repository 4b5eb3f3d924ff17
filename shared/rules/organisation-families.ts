// The closed list of families of organisations, as the law on the social and solidarity economy and its partners count them.
import type { College } from '../workshop/colleges.ts'

export const families = [
  'association',
  'cooperative',
  'mutual',
  'foundation',
  'socialCompany',
  'localAuthority',
  'state',
  'company',
  'research',
  'residents',
  'other',
] as const
export type Family = (typeof families)[number]

const colleges: Partial<Record<Family, College>> = {
  association: 'ess',
  cooperative: 'ess',
  mutual: 'ess',
  foundation: 'ess',
  socialCompany: 'ess',
  localAuthority: 'agent',
  state: 'agent',
  company: 'company',
  research: 'research',
  residents: 'resident',
}

/** Whom those who write for such an organisation speak from; null where its family does not say. */
export const collegeOf = (family: Family): College | null => colleges[family] ?? null
