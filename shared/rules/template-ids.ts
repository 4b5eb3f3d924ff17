// The names of the templates a document can start from, without the schemas, for pages to choose from.

export const templateIds = ['diagnostic', 'note'] as const
