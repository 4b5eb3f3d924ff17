// In which language people write. The room speaks French; words in another one are told so wherever they are shown. [A98]

/** Of the room, and of all that does not say otherwise. */
export const roomLanguage = 'fr'

/** ISO 639-1. The same as the check of `workshop_text.language`. */
export const languages = ['fr', 'de', 'en', 'nl', 'it', 'es'] as const
export type Language = (typeof languages)[number]
