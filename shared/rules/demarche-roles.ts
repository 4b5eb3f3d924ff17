// The closed lists of the démarche: roles of its members, steps of its road. See docs/SPEC.md §R.

export const roles = ['pilot', 'facilitator', 'writer', 'member', 'elected', 'observer'] as const
export type Role = (typeof roles)[number]

export const steps = ['diagnose', 'debate', 'decide', 'act', 'evaluate'] as const
export type Step = (typeof steps)[number]
