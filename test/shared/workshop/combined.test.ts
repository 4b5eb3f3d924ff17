// The workshops of a day written up together: each in its chapter, each person once, and never what no room could see.
import { expect, test } from 'vitest'
import { documentSchema, type DocumentJson } from '../../../shared/document/schema.ts'
import { textOf } from '../../../shared/document/shape.ts'
import { collect, phaseDefaults } from '../../../shared/workshop/library.ts'
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
  return { hall, given: over(hall, name, pilot) }
}

function over(hall: Hall, name: string, pilot: string): Given {
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
  return { facts, head, state: hall.state, texts: hall.world, results: [], forms: [] }
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

/** Over: a panel that was held, then again. `secret`: what waits, is hidden or was withdrawn. */
function aPanelHeld(): Given {
  const { config } = phaseDefaults('panel')
  const speakers = ['Inès Roy', 'Paul Lenoir'].map((name, at) => {
    return { id: `s${at + 1}`, name, role: 'Directrice', organisation: 'Filage', subject: 'Tenir un lieu' }
  })
  const panel = { kind: 'panel', identity: 'named', config: { ...config, speakers, moderated: true } } as Partial<Phase> // of a panel
  const hall = Hall.running([panel])
  hall.join('lea', null, { name: 'Léa Estève', organisation: 'Filage', college: 'ess' })
  const ask = (contributionId: string, text: string, toSpeaker: string | null = null) =>
    hall.write('lea', text, { contributionId, type: 'question', toSpeaker })
  const put = (contributionId: string) => {
    hall.must({ kind: 'take', contributionId, taken: true })
    hall.must({ kind: 'markAsked', contributionId, asked: true })
  }
  hall.must({ kind: 'giveFloor', roundId: hall.roundId, speaker: { speakerId: 's1' } })
  hall.now += 60_000
  ask('earlier', 'Question du premier tour', 's1')
  put('earlier')
  for (const id of ['waiting', 'masked', 'taken back']) ask(id, `${secret} ${id}`)
  put('masked')
  put('taken back')
  hall.must({ kind: 'hide', contributionId: 'masked', reason: 'offTopic' })
  hall.as('lea', { kind: 'withdraw', contributionId: 'taken back' })
  hall.must({ kind: 'sumUp', roundId: hall.roundId, speakerId: 's1', text: 'Un lieu se tient à plusieurs.' })
  hall.must({ kind: 'goTo', roundId: hall.roundId, phaseId: 'p1' })
  ask('later', 'Question du second tour')
  put('later')
  return over(hall, 'Table des lieux', 'Vaucombe')
}

test('a panel of the day is in the chapter of its workshop, a level down, with the questions of all its rounds and their links [A75, A81]', () => {
  const { content, text, sources } = written([aWorkshop('Se loger', 'V').given, aPanelHeld()])
  expect(heads(content, 3).slice(3, 6)).toEqual([
    'La commande et les questions-guides',
    'Table ronde',
    'Ce qui a été dit',
  ])
  expect(heads(content, 4).slice(1)).toEqual(['Inès Roy', 'Paul Lenoir', 'Questions posées à toute la table ronde'])
  for (const said of [
    'Tenir un lieu',
    '1 min',
    'Un lieu se tient à plusieurs.',
    'Question du premier tour',
    'Question du second tour',
  ])
    expect(text.replaceAll('\u00a0', ' ')).toContain(said)
  const asked = (content.content ?? []).find((one) => textOf(one) === 'Questions posées')
  expect([asked?.type, asked?.content?.[0]?.marks]).toEqual(['paragraph', [{ type: 'bold' }]])
  expect(text.split('Question du premier tour')).toHaveLength(2)
  expect(JSON.stringify(content)).not.toContain(secret)
  const [ofOther, ofPanel] = sources
  expect(ofPanel?.workshopId).toBe('workshop Table des lieux')
  expect(ofPanel?.sources.map(({ contributionId }) => contributionId)).toEqual(['earlier', 'later'])
  expect(ofOther?.sources.map(({ contributionId }) => contributionId)).not.toContain('later')
  for (const { blockId, contributionId } of ofPanel?.sources ?? [])
    expect(textOf(blockOf(content, blockId))).toContain(contributionId === 'later' ? 'second tour' : 'premier tour')
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
