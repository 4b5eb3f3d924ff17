// The closed list of families of organisations, as the law on the social and solidarity economy and its partners count them.

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
