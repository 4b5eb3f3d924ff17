// The languages that pages of people without an account are drawn in, each under its own name. [A98]
export const pageLanguages = { fr: 'Français', de: 'Deutsch' } as const
export type PageLanguage = keyof typeof pageLanguages
