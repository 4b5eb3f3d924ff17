// The names of versions that are made by themselves.
import type { lockReasons } from '../../schemas/history.ts'

export const versionWords = {
  'version.submitted': 'Version soumise',
  'version.adopted': 'Version adoptée',
  'version.adoptedOn': 'Version adoptée en conseil du {date}',
  'version.kept': 'Version conservée',
} as const satisfies Record<`version.${(typeof lockReasons)[number]}`, string> & Record<string, string>
