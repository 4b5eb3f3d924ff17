// The code of a workshop as it is read aloud.

/** « HTK 4R7 » */
export const spacedCode = (code: string): string => code.replace(/^(.{3})(.{3})$/, '$1\u00a0$2')
