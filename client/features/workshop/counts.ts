// Numbers as somebody types them.

/** A whole number from 1 to `most`. */
export const isCount = (text: string, most: number): boolean =>
  /^\d{1,6}$/.test(text.trim()) && Number(text) >= 1 && Number(text) <= most
