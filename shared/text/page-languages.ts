// The languages that pages of people without an account are drawn in, each under its own name. [A98]
export const pageLanguages = ['fr', 'de'] as const
export type PageLanguage = (typeof pageLanguages)[number]

export const pageLanguageNames: Record<PageLanguage, string> = { fr: 'Français', de: 'Deutsch' }
