// The closed list of templates that a document may start from.

export const templateIds = ['diagnostic', 'note'] as const
