// What a text names, and which of its links lead nowhere.
import { expect, test } from 'vitest'
import { lostLinks, lostSectionsOf, namedIn } from '../../../client/editor/named-in.ts'
import { hrefOf } from '../../../shared/document/link-address.ts'
import type { DocumentJson } from '../../../shared/document/schema.ts'
import { documentSchema } from '../../../shared/document/schema.ts'
import { blockId, heading, paragraph } from '../../support/texts.ts'

const here = blockId(100)
const other = blockId(200)
const doc = (...content: DocumentJson[]) => documentSchema().nodeFromJSON({ type: 'doc', content })
const link = (text: string, href: string, ...more: string[]): DocumentJson => ({
  type: 'text',
  text,
  marks: [{ type: 'link', attrs: { href } }, ...more.map((type) => ({ type }))],
})

test('[Q11] a link to a section of this text is lost once the text has no such block, however the link names it', () => {
  const text = doc(
    heading(1, 'Les besoins'),
    paragraph(2, link('là', hrefOf(null, blockId(1))), link('plus là', hrefOf(null, blockId(8)))),
    paragraph(3, link('en entier', hrefOf(here, blockId(8))), link('ailleurs', hrefOf(other, blockId(8)))),
  )
  expect([...lostSectionsOf(text, here)]).toEqual([hrefOf(null, blockId(8)), hrefOf(here, blockId(8))])
})

test('[Q11] links of this text are not asked for; sections of other texts are, once', () => {
  const text = doc(
    paragraph(2, link('ici', hrefOf(here, blockId(8))), link('ici', hrefOf(null, blockId(8)))),
    paragraph(3, link('là-bas', hrefOf(other, blockId(8))), link('encore', hrefOf(other, blockId(8)))),
  )
  const section = { documentId: other, blockId: blockId(8) }
  expect(namedIn(text, here, () => true)).toEqual({
    documents: [other],
    sections: [section],
    people: [],
    organisations: [],
  })
  const isNew = (id: string) => id !== hrefOf(other, blockId(8))
  expect(namedIn(text, here, isNew)).toMatchObject({ documents: [other], sections: [] })
})

test('[Q11] what leads nowhere is found from its first letter to its last, whatever marks its words bear', () => {
  const text = doc(
    paragraph(
      2,
      'Voir ',
      link('annexe ', hrefOf(other, null)),
      link('deux', hrefOf(other, null), 'bold'),
      ' et ',
      link('ceci', hrefOf(null, blockId(8))),
      link('bien', 'https://exemple.fr'),
    ),
  )
  const told = {
    known: new Map([[other, null]]),
    lostHere: new Set([hrefOf(null, blockId(8))]),
    lostFar: new Set<string>(),
  }
  expect(lostLinks(text, told)).toMatchObject([
    { from: 6, last: 13, to: 17, isSection: false },
    { from: 21, last: 21, to: 25, isSection: true },
  ])
})
