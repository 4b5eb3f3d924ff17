// What node views draw without React: an element with its class and words, and icons of one path, always decorative.

export const icons = {
  note: 'M2 12a10 10 0 1 0 20 0 10 10 0 1 0-20 0M12 16.5V11M12 7.5h.01',
  attention: 'M12 3 1.8 20.5h20.4zM12 9.5V14M12 17h.01',
  example: 'M9 18h6M10 21.5h4M8.5 14.5a6.5 6.5 0 1 1 7 0c-.6.5-.5 2-.5 3.5H9c0-1.5.1-3-.5-3.5z',
  decision: 'M12 1.8 22.2 12 12 22.2 1.8 12zM8 12l3 3 5-5.5',
  chevron: 'm9 5 7 7-7 7',
} as const

const svg = 'http://www.w3.org/2000/svg'

/** Stroked in the colour of the words beside it. */
export function drawIcon(name: keyof typeof icons): SVGSVGElement {
  const drawing = document.createElementNS(svg, 'svg')
  const path = document.createElementNS(svg, 'path')
  const attributes = {
    viewBox: '0 0 24 24',
    fill: 'none',
    stroke: 'currentColor',
    'stroke-width': '1.9',
    'stroke-linecap': 'round',
    'stroke-linejoin': 'round',
    'aria-hidden': 'true',
    focusable: 'false',
  }
  for (const [key, value] of Object.entries(attributes)) drawing.setAttribute(key, value)
  path.setAttribute('d', icons[name])
  drawing.append(path)
  return drawing
}

/** An element, its class and its words. */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  className: string,
  words?: string,
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag)
  made.className = className
  if (words !== undefined) made.textContent = words
  return made
}
