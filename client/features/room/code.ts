// The code of a workshop as people type, paste or scan it. Pure.

/** Letters and figures alone, in capitals; of an address that ends with a code, the code. */
export function cleanCode(typed: string): string {
  const within = /\/r\/([^/?#\s]+)/.exec(typed)?.[1] ?? typed
  return within.toUpperCase().replace(/[^A-Z0-9]/g, '')
}

/** Two groups of three are read and told more easily. */
export const spacedCode = (code: string): string => code.replace(/^(.{3})(?=.)/, '$1\u00a0')
