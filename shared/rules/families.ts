// The families of organisations: a closed list, without the schemas, for pages to choose from.

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
