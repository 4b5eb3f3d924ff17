// Which blocks of a page stand below which title. Pure.
import { textIn } from './authorship.ts'
import { isText, type PageNode } from './page.ts'
import type { SectionName } from './shown.ts'

export interface Section {
  /** Null above the first title. */
  readonly name: SectionName | null
  /** Those that hold text of their own, in the order of reading, the title first. */
  readonly blocks: readonly PageNode[]
}

/** A title in a table or in a list opens none. */
export function sectionsOf(page: PageNode): Section[] {
  const sections: { name: SectionName | null; blocks: PageNode[] }[] = [{ name: null, blocks: [] }]
  const walk = (node: PageNode): void => {
    if (node.parts.some(isText)) sections.at(-1)?.blocks.push(node)
    for (const part of node.parts) if (!isText(part)) walk(part)
  }
  for (const block of page.parts) {
    if (isText(block)) continue
    if (block.type === 'heading') sections.push({ name: nameOf(block), blocks: [] })
    walk(block)
  }
  return sections.filter(({ name, blocks }) => name !== null || blocks.length > 0)
}

const nameOf = (heading: PageNode): SectionName => ({
  blockId: typeof heading.attrs['id'] === 'string' ? heading.attrs['id'] : '',
  title: textIn(heading).replace(/\s+/gu, ' ').trim(),
})
