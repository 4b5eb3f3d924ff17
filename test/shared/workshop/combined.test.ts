// The workshops of a day written up together: each in its chapter, each person once, and never what no room could see.
import { expect, test } from 'vitest'
import { documentSchema, type DocumentJson } from '../../../shared/document/schema.ts'
import { textOf } from '../../../shared/document/shape.ts'
import { collect } from '../../../shared/workshop/library.ts'
import { combinedRestitutionOf, type GivenMeeting } from '../../../shared/workshop/restitution/combined.ts'
import type { Given } from '../../../shared/workshop/restitution/matter.ts'
import type { Phase } from '../../../shared/workshop/phases.ts'
import { Hall, theHead } from '../../support/workshop-hall.ts'

const secret = 'SERIN'
const writing = (changes: Partial<Phase> = {}): Partial<Phase> => ({
  kind: 'alone',
  title: 'Écrire',
  identity: 'named',
  config: collect(['need', 'idea', 'practice', 'project', 'commitment'], { visibility: 'self', most: 50, length: 400 }),
  ...changes,
})

const uuid = (): (() => string) => {
  let n = 0
  return () => `00000000-0000-7000-8000-${String((n += 1)).padStart(12, '0')}`
}

/** Over: a hall whose words are of `name`, under ids that other halls have too. */
function aWorkshop(name: string, pilot: string): { hall: Hall; given: Given } {
  const hall = Hall.running([writing(), writing({ title: 'Jamais montré' })], 1)
  hall.join('lea', hall.table(1), { name: 'Léa Estève', organisation: 'Filage', college: 'ess' })
  for (const type of ['need', 'idea', 'practice', 'project', 'commitment'] as const) {
    hall.write('lea', `${type} de ${name}`, { type, contributionId: `id of ${type}` })
  }
  hall.write('lea', `${secret} masqué ${name}`, { contributionId: 'hidden' })
  hall.write('lea', `${secret} retiré ${name}`, { contributionId: 'withdrawn' })
  hall.must({ kind: 'hide', contributionId: 'hidden', reason: 'personal' })
  hall.as('lea', { kind: 'withdraw', contributionId: 'withdrawn' })
  hall.must({ kind: 'reveal', roundId: hall.roundId, revealed: true })
  hall.must({ kind: 'makeCluster', clusterId: 'c', title: `Groupe de ${name}`, contributions: ['id of idea'] })
  hall.must({ kind: 'next', roundId: hall.roundId })
  hall.write('lea', `${secret} jamais montré ${name}`)
  hall.must({ kind: 'close', roundId: hall.roundId })
  const facts = {
    title: name,
    startsAt: '2026-03-03T13:00:00.000Z',
    place: 'Salle A',
    pilot,
    facilitators: [],
    rapporteurs: [],
    framing: `Cadrage de ${name}`,
    questions: ['Qui décide ?'],
    feedbackDue: '2026-04-09',
    followAddress: '',
  }
  const head = { ...theHead, id: `workshop ${name}` }
  return { hall, given: { facts, head, state: hall.state, texts: hall.world, results: [], forms: [] } }
}

const day: GivenMeeting['facts'] = {
  title: 'Rencontres de l’ESS',
  startsAt: '2026-03-03T08:00:00.000Z',
  endsAt: '2026-03-03T16:00:00.000Z',
  place: 'Halle aux grains',
  framing: 'Une journée.',
  feedbackDue: '2026-04-09',
}

function written(workshops: readonly Given[], toCome: string[] = []) {
  const attendance = { people: 1, byCollege: [{ college: 'ess', people: 1 }] }
  const given = { facts: day, attendance, workshops, toCome, followAddress: 'https://maillage.example/suivi' }
  const { content, sources } = combinedRestitutionOf(given, uuid())
  documentSchema().nodeFromJSON(content).check()
  return { content, sources, text: textOf(content) }
}

const heads = ({ content = [] }: DocumentJson, level: number): string[] =>
  content.filter(({ attrs }) => attrs?.['level'] === level).map(textOf)

test('the day, a chapter for each workshop with its sections a level down, then what they have in common [A75]', () => {
  const { content, text } = written(
    [aWorkshop('Se loger', 'Vaucombe').given, aWorkshop('Se nourrir', 'Les Halles').given],
    ['Se déplacer'],
  )
  expect(heads(content, 2)).toEqual([
    'Repères',
    'Liste de présence',
    'Se loger',
    'Se nourrir',
    'Besoins, obstacles à lever, leviers à promouvoir',
    'Idées de projets et mises en relation',
    'Décisions',
    'Actions',
    'Et maintenant\u202F?',
  ])
  const sections = ['La commande et les questions-guides', 'Ce qui a été dit', 'Pratiques et outils partagés']
  expect(heads(content, 3).slice(0, 6)).toEqual([...sections, ...sections])
  expect(heads(content, 4)).toEqual(['Groupe de Se loger', 'Groupe de Se nourrir'])
  expect(text).toContain('Se loger (Vaucombe)')
  expect(text).toContain('Cadrage de Se nourrir')
  expect(text).toContain('Se déplacer')
  expect(text).toContain('mardi 3 mars 2026, Halle aux grains')
  expect(text).not.toContain('Jusqu’au')
  // each once over the day, whatever the workshops count
  expect(text).toContain('1 personne\nActeur ou actrice de l’ESS\u202F: 1')
  expect(text).toContain('adressez-vous à Les Halles et Vaucombe')
})

test('tables of the whole day tell of which workshop each line is', () => {
  const { content } = written([aWorkshop('Se loger', 'V').given, aWorkshop('Se nourrir', 'H').given])
  const at = (content.content ?? []).findIndex((piece) => textOf(piece) === 'Actions')
  const lines = content.content?.[at + 1]?.content?.map((row) => textOf(row).split('\n')) ?? []
  expect(lines[0]?.[0]).toBe('Atelier')
  expect(lines.slice(1).map(([workshop, action]) => [workshop, action])).toEqual([
    ['Se loger', 'commitment de Se loger'],
    ['Se nourrir', 'commitment de Se nourrir'],
  ])
})

test('what is hidden, withdrawn or was never shown in any of them is in no byte of it, nor in its links [A40, A75]', () => {
  const { content, sources } = written([aWorkshop('Se loger', 'V').given, aWorkshop('Se nourrir', 'H').given])
  expect(JSON.stringify(content)).not.toContain(secret)
  const linked = sources.flatMap((one) => one.sources.map(({ contributionId }) => contributionId))
  expect(linked).not.toContain('hidden')
  expect(linked).not.toContain('withdrawn')
})

test('the same id in two workshops is of two things: the links of each are its own [A43, A75]', () => {
  const { content, sources } = written([aWorkshop('Se loger', 'V').given, aWorkshop('Se nourrir', 'H').given])
  expect(sources.map(({ workshopId }) => workshopId)).toEqual(['workshop Se loger', 'workshop Se nourrir'])
  for (const [i, name] of ['Se loger', 'Se nourrir'].entries()) {
    const ids = sources[i]?.sources.filter(({ contributionId }) => contributionId === 'id of need') ?? []
    expect(ids.length).toBeGreaterThan(0)
    for (const { blockId } of ids) expect(textOf(blockOf(content, blockId))).toContain(`need de ${name}`)
  }
})

function blockOf(json: DocumentJson, id: string): DocumentJson {
  const found = [json, ...(json.content ?? [])].find((one) => one.attrs?.['id'] === id)
  if (found) return found
  for (const one of json.content ?? []) {
    const inside = blockOf(one, id)
    if (inside.type !== 'doc') return inside
  }
  return { type: 'doc' }
}
