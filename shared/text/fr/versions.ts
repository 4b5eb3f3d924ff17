// The names of versions that are made by themselves.
import type { lockReasons } from '../../rules/versions.ts'

export const versionWords = {
  'version.submitted': 'Version soumise',
  'version.adopted': 'Version adoptée',
  'version.adoptedOn': 'Version adoptée en conseil du {date}',
  'version.kept': 'Version conservée',
  'version.beforeRestoring': 'Avant un retour en arrière',
} as const satisfies Record<`version.${(typeof lockReasons)[number]}`, string> & Record<string, string>
