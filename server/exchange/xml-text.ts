// Text as XML holds it, without what no XML may hold.

// oxlint-disable-next-line no-control-regex -- these are the ones
const unfit = /[\p{Surrogate}\u0000-\u0008\u000b-\u001f\ufffe\uffff]/gu

export const escapedXml = (text: string): string =>
  text
    .replace(unfit, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
