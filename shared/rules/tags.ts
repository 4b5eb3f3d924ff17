// The closed list of what a tag of a démarche tells.

export const tagKinds = ['service', 'policy', 'level', 'theme'] as const
export type TagKind = (typeof tagKinds)[number]
