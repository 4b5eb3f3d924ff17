// The closed list of what a tag of a démarche tells.

export const tagKinds = ['service', 'policy', 'level', 'theme'] as const
export type TagKind = (typeof tagKinds)[number]

/** Of one démarche: more than anybody looks through. */
export const mostTags = 1_000
