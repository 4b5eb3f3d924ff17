// Whether a guest who reads German reads nothing else: each sentence of the phone's catalogues has its German, said as German is.
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { sentences } from '../../../shared/text/de/all.ts'
import { room } from '../../../shared/text/fr/workshop-room.ts'
import { pageLanguages } from '../../../shared/text/page-languages.ts'
import { plural, speak, within, words } from '../../../shared/text/words.ts'
import { languages, roomLanguage } from '../../../shared/workshop/languages.ts'
import { sayDay, sayList, sayMoment, sayTime } from '../../../client/dates.ts'
import { instantAt } from '../../../shared/local-instant.ts'
import { areas, frenchIn, ofServer, sentencesOf, slotsOf } from '../../support/french.ts'
import { root } from '../../support/paths.ts'

afterEach(() => speak('fr', {}))

const imported = /(?:^|\n)\s*(?:import|export)\s+(?!type\b)[^'"]*?from\s+'(\.[^']+)'|import\('(\.[^']+)'\)/g

/** Files that a page loads, at once or later. */
function loadedBy(pages: readonly string[]): Set<string> {
  const files = new Set(pages.map((page) => join(root, 'client', page)))
  // what is added while it is gone through is gone through too
  for (const file of files) {
    if (!/\.tsx?$/.test(file)) continue
    for (const [, now, later] of readFileSync(file, 'utf8').matchAll(imported)) {
      const found = resolve(dirname(file), now ?? later ?? '')
      if (existsSync(found)) files.add(found)
    }
  }
  return files
}

describe('the German of the phone [A98]', () => {
  it('has every sentence that the pages of guests can load, and fills the same places', async () => {
    const loaded = loadedBy(['pages/RoomPage.tsx', 'pages/FollowPage.tsx', 'ErrorBoundary.tsx'])
    const ofPhones = [...loaded]
      .map((file) => relative(join(root, 'shared/text/fr'), file))
      .filter((file) => !file.startsWith('..'))
    expect(ofPhones.length).toBeGreaterThan(15)
    const german: Readonly<Record<string, string>> = sentences
    for (const area of ofPhones) {
      for (const [key, sentence] of Object.entries(await sentencesOf('fr', area)))
        expect([key, slotsOf(german[key] ?? 'missing')]).toEqual([key, slotsOf(sentence)])
    }
    expect(ofPhones.filter((area) => Object.keys(german).length > 0 && !areas.includes(area))).toEqual([
      'workshop-taking-part.ts',
    ])
  })

  it('has what the server tells guests of how long their data is kept', async () => {
    const [french, german] = [await sentencesOf('fr', ofServer), await sentencesOf('de', ofServer)]
    expect(Object.keys(german).length).toBeGreaterThan(5)
    for (const [key, sentence] of Object.entries(german))
      expect([key, slotsOf(sentence)]).toEqual([key, slotsOf(french[key] ?? 'missing')])
  })

  it('says one thing under one key, whatever area it is of', async () => {
    for (const language of ['fr', 'de'] as const) {
      const said = new Map<string, string>()
      for (const area of areas) {
        for (const [key, sentence] of Object.entries(await sentencesOf(language, area)))
          expect([key, said.set(key, said.get(key) ?? sentence).get(key)]).toEqual([key, sentence])
      }
      expect(said.size).toBe(Object.keys(sentences).length)
    }
  })

  it('has nothing of the typography of French', () => {
    const ofFrench = Object.values(sentences).filter((sentence) =>
      /[«»\u202f]|[\s\u00a0][;:!?](\s|$)|\bn’|l’|d’/u.test(sentence),
    )
    expect(ofFrench).toEqual([])
    expect(Object.values(sentences).join('\n').match(/„/g)?.length).toBe(
      Object.values(sentences).join('\n').match(/“/g)?.length,
    )
  })

  it('is said once it is spoken, with its plurals, its dates and its capitals', () => {
    const t = words(room)
    expect(t('room.phase', { n: 2, total: 3 })).toBe('Phase 2 sur 3')
    expect(plural(0, 'one', 'many')).toBe('one')
    speak('de', sentences)
    expect(t('room.phase', { n: 2, total: 3 })).toBe('Phase 2 von 3')
    expect([plural(0, 'one', 'many'), plural(1, 'one', 'many')]).toEqual(['many', 'one'])
    const at = instantAt('2026-03-12T14:02:00')
    expect(sayTime(at)).toBe('14:02\u00a0Uhr')
    expect(sayTime(instantAt('2026-03-12T17:00:00'))).toBe('17\u00a0Uhr')
    expect(sayDay(at, at)).toBe('12.\u00a0März')
    expect(sayMoment(at.toISOString(), at)).toBe('12.\u00a0März um 14:02\u00a0Uhr')
    expect(sayList(['A', 'B', 'C'])).toBe('A, B und C')
    expect(within('Gehört nicht zum Thema')).toBe('Gehört nicht zum Thema')
    speak('fr', {})
    expect(within('Hors sujet')).toBe('hors sujet')
  })

  it('would be missed: French on a German page is found', async () => {
    const french = ['Rejoindre', 'Phase 2 sur 3', 'Enregistré · Vos contributions des autres phases']
    expect(await frenchIn(french)).toEqual(french)
    expect(await frenchIn(['Teilnehmen', 'Phase 2 von 3', 'Maillage'])).toEqual([])
  })
})

it('words may be in each language that a page can be read in, the room’s first, as the database has it [A98]', () => {
  expect(languages[0]).toBe(roomLanguage)
  expect(languages).toEqual(expect.arrayContaining([...pageLanguages]))
  const checked = /language = ANY \(ARRAY\[(.*?)\]\)/.exec(readFileSync(join(root, 'docs/schema.sql'), 'utf8'))?.[1]
  expect(checked?.match(/'\w\w'/g)).toEqual(languages.map((one) => `'${one}'`))
})
