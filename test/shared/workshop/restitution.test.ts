// A restitution, section by section: what is in it, under whose name, and what never is.
import { describe, expect, test } from 'vitest'
import type { DocumentJson } from '../../../shared/document/schema.ts'
import { documentSchema } from '../../../shared/document/schema.ts'
import { textOf } from '../../../shared/document/shape.ts'
import { linesOf } from '../../../shared/document/lines.ts'
import type { Phase } from '../../../shared/workshop/phases.ts'
import { collect } from '../../../shared/workshop/library.ts'
import { dueIn } from '../../../shared/workshop/restitution/due.ts'
import type { Given, RestitutionFacts } from '../../../shared/workshop/restitution/matter.ts'
import { restitutionOf } from '../../../shared/workshop/restitution/restitution.ts'
import type { FormResultsView, ResultsView } from '../../../shared/workshop/view.ts'
import { Hall, theHead } from '../../support/workshop-hall.ts'

const sheet: RestitutionFacts = {
  title: 'Se loger ici',
  startsAt: '2026-03-03T13:00:00.000Z',
  place: 'Maison de l’économie solidaire',
  pilot: 'Vaucombe Métropole',
  facilitators: ['Nadia Ferhat'],
  rapporteurs: [{ table: 1, name: 'Léa Estève' }],
  framing: 'Une première ligne.\n\nUne seconde.',
  questions: ['Qui décide ?'],
  feedbackDue: '2026-04-09',
  followAddress: 'https://maillage.example/suivi',
}

const types = [
  'need',
  'obstacle',
  'lever',
  'idea',
  'project',
  'practice',
  'commitment',
  'contact',
  'word',
  'question',
] as const
const writing = (changes: Partial<Phase> = {}): Partial<Phase> => ({
  kind: 'alone',
  title: 'Écrire',
  identity: 'named',
  config: collect([...types], { visibility: 'self', supported: true, most: 50, length: 400 }),
  ...changes,
})

const uuid = (): (() => string) => {
  let n = 0
  return () => `00000000-0000-7000-8000-${String((n += 1)).padStart(12, '0')}`
}

function written(hall: Hall, more: Partial<Given> = {}) {
  const given = { facts: sheet, head: theHead, state: hall.state, texts: hall.world, results: [], forms: [], ...more }
  const { content, sources } = restitutionOf(given, uuid())
  documentSchema().nodeFromJSON(content).check()
  return { content, sources, text: textOf(content), of: (title: string) => sectionOf(content, title) }
}

/** What stands under a heading of the second level, in words; null where there is no such heading. */
function sectionOf(json: DocumentJson, title: string): string | null {
  const blocks = json.content ?? []
  const start = blocks.findIndex((block) => block.attrs?.['level'] === 2 && textOf(block) === title)
  if (start === -1) return null
  const length = blocks.slice(start + 1).findIndex((block) => block.attrs?.['level'] === 2)
  return blocks
    .slice(start + 1, length === -1 ? undefined : start + 1 + length)
    .map(textOf)
    .join('\n')
}

/** Written by the end: revealed and closed. */
function over(hall: Hall, isRevealed = true): Hall {
  const { roundId } = hall
  if (isRevealed) hall.must({ kind: 'reveal', roundId, revealed: true })
  hall.must({ kind: 'close', roundId })
  return hall
}

const aHall = (changes: Partial<Phase> = {}, tables = 2): Hall => {
  const hall = Hall.running([writing(changes)], tables)
  hall.join('lea', hall.table(1), { name: 'Léa Estève', organisation: 'Filage', college: 'ess' })
  hall.join('nobody', hall.table(2), { name: '', college: 'resident' })
  return hall
}

test('the landmarks tell when, where, who came by college, and how long phases really took [A40]', () => {
  const hall = aHall()
  hall.now += 12 * 60_000
  const { of } = written(over(hall))
  const landmarks = of('Repères') ?? ''
  expect(landmarks).toContain('mardi 3 mars 2026, Maison de l’économie solidaire')
  expect(landmarks).toContain('Table 1\u202f: Léa Estève')
  expect(landmarks).toContain('2 personnes\nActeur ou actrice de l’ESS\u202f: 1\nHabitant·e\u202f: 1')
  expect(landmarks).toContain('Écrire\u202f: 12\u00a0min (prévu 5\u00a0min)')
  const attendance = of('Liste de présence') ?? ''
  expect(attendance).toContain('Filage')
  expect(attendance).not.toContain('Léa')
  expect(of('La commande et les questions-guides')).toBe('Une première ligne.\nUne seconde.\nQui décide ?')
})

test('a group has its synthesis, its dispute, its words, its dots and its tables; its links are ids of both [A43]', () => {
  const hall = aHall()
  hall.write('lea', 'Un comité')
  hall.write('nobody', 'Un bus')
  hall.must({ kind: 'reveal', roundId: hall.roundId, revealed: true })
  hall.must({ kind: 'makeCluster', clusterId: 'c', title: 'Décider avec', contributions: ['Un comité', 'Un bus'] })
  hall.must({ kind: 'synthesise', clusterId: 'c', text: 'Toutes les tables\ndemandent une instance.' })
  hall.must({ kind: 'disagree', clusterId: 'c', disagreed: true })
  const dots = resultsOfMine('dots', [{ id: 'c', label: 'Décider avec', total: 64 }])
  const { of, sources, content } = written(over(hall, false), { results: [dots] })
  const said = of('Ce qui a été dit') ?? ''
  expect(said).toContain('64 gommettes, 2 contributions, tables 1 et 2')
  expect(said).toContain('un désaccord a été relevé')
  expect(said).toContain('«\u00a0Un comité\u00a0»\n— Léa Estève, Filage, table 1')
  expect(said).toContain('«\u00a0Un bus\u00a0»\n— table 2')
  const ofCluster = sources.filter(({ clusterId }) => clusterId === 'c').map(({ blockId }) => blockId)
  const lines = new Map(linesOf(content).map(({ blockId, text }) => [blockId, text]))
  expect(ofCluster.map((id) => lines.get(id))).toEqual(['Décider avec', 'Toutes les tables\ndemandent une instance.'])
  const quoting = sources
    .filter(({ contributionId }) => contributionId === 'Un bus')
    .map(({ blockId }) => lines.get(blockId))
  expect(quoting).toEqual(['«\u00a0Un bus\u00a0»\n— table 2', 'Un bus'])
})

test('what was written in another language is told as it was written, and in which, wherever it is quoted [A98]', () => {
  const hall = aHall()
  hall.write('lea', 'Un bus')
  for (const [text, type] of [
    ['Mehr Busse', 'need'],
    ['Ein Kino', 'idea'],
    ['Ein Fährmann', 'project'],
    ['Ich zähle', 'commitment'],
    ['Warum?', 'question'],
    ['Mut', 'word'],
  ] as const)
    expect(hall.write('nobody', text, { type, language: 'de' })).toBeNull()
  hall.must({ kind: 'reveal', roundId: hall.roundId, revealed: true })
  hall.must({ kind: 'makeCluster', clusterId: 'c', title: 'Bouger', contributions: ['Un bus', 'Mehr Busse'] })
  const all = textOf(written(over(hall, false)).content)
  expect(all).toContain('«\u00a0Mehr Busse\u00a0» (en allemand)\n— table 2')
  for (const text of ['Ein Kino', 'Ein Fährmann', 'Ich zähle', 'Warum?', 'Mut'])
    expect(all).toContain(`${text} (en allemand)`)
  expect(all.split('\n').filter((line) => line.includes('Mehr Busse') && !line.includes('(en allemand)'))).toEqual([])
  expect(all).not.toContain('Un bus (')
})

test('many words of one group fold away, none of them is lost', () => {
  const hall = aHall()
  const all = Array.from({ length: 9 }, (_, i) => `idée ${i}`)
  for (const text of all) hall.write('lea', text, { type: 'idea' })
  hall.must({ kind: 'reveal', roundId: hall.roundId, revealed: true })
  hall.must({ kind: 'makeCluster', clusterId: 'c', title: 'Idées', contributions: all })
  const { content, sources } = written(over(hall, false))
  const quotes = content.content?.filter(({ type }) => type === 'blockquote') ?? []
  const folded = content.content?.find(({ type }) => type === 'details')
  expect(quotes).toHaveLength(4)
  expect(textOf(folded ?? {}).startsWith('Les 5 autres contributions')).toBe(true)
  expect(new Set(sources.flatMap(({ contributionId }) => contributionId ?? []))).toEqual(new Set(all))
})

test('of a merge the child is quoted, and the links are to all that it was made of', () => {
  const hall = aHall()
  hall.write('lea', 'A')
  hall.write('nobody', 'B')
  hall.must({ kind: 'reveal', roundId: hall.roundId, revealed: true })
  const parents = ['A', 'B']
  hall.must({ kind: 'merge', contributionId: 'AB', parents, edge: 'merge', type: 'need', text: 'A et B' })
  const { of, sources } = written(over(hall, false))
  expect(of('Besoins, obstacles à lever, leviers à promouvoir')).toContain('A et B')
  expect(sources.map(({ contributionId }) => contributionId)).toEqual(['AB', 'A', 'B'])
})

describe('who and what is told', () => {
  const secret = 'SERIN'

  test('nobody is named of a phase without names, nor by another name than in one with names [A41]', () => {
    for (const identity of ['nameless', 'pseudonym'] as const) {
      const hall = aHall({ identity })
      for (const type of types) hall.write('lea', `dit ${type}`, { type })
      hall.must({ kind: 'reveal', roundId: hall.roundId, revealed: true })
      hall.as('lea', { kind: 'support', contributionId: 'dit project', supported: true })
      const { text } = written(over(hall, false), { facts: { ...sheet, rapporteurs: [] } })
      expect(text).toContain('dit commitment')
      expect(text).not.toContain('Léa')
    }
  })

  test('what is hidden, withdrawn, erased, late or unrevealed is in no byte of it, nor in its links [A40]', () => {
    const hall = Hall.running([writing(), writing({ title: 'Jamais montré' })], 1)
    hall.join('lea', hall.table(1), { name: 'Léa Estève' })
    hall.join('gone', null, { name: `${secret}-nom` })
    hall.write('lea', `${secret} caché`, { contributionId: 'h' })
    hall.write('lea', `${secret} retiré`, { contributionId: 'w' })
    hall.write('gone', `${secret} effacé`, { contributionId: 'e' })
    hall.must({ kind: 'hide', contributionId: 'h', reason: 'personal' })
    hall.as('lea', { kind: 'withdraw', contributionId: 'w' })
    hall.record({ kind: 'contributionErased', contributionId: 'e' })
    hall.record({ kind: 'guestErased', guestId: 'gone' })
    const first = hall.roundId
    hall.must({ kind: 'reveal', roundId: first, revealed: true })
    hall.must({ kind: 'next', roundId: first })
    hall.write('lea', `${secret} gardé`, { contributionId: 'k' })
    hall.write('lea', `${secret} tard`, { roundId: first, contributionId: 'l' })
    const { content, sources, of } = written(over(hall, false))
    expect(JSON.stringify(content)).not.toContain(secret)
    expect(sources).toEqual([])
    expect(of('Repères')).toMatch(/n’ont pas été montrées|n’a pas été montrée/)
    expect(of('Ce qui a été dit')).toBe('Aucune contribution n’a été montrée à la salle.')
  })

  test('contacts are counted, not told', () => {
    const hall = aHall()
    hall.write('lea', `${secret} 06 12 34 56 78`, { type: 'contact' })
    const { text } = written(over(hall))
    expect(text).not.toContain(secret)
    expect(text).toContain('1 contact échangé')
  })

  test('those interested in a project are named where they gave a name, the others counted', () => {
    const hall = aHall()
    hall.join('sekou', null, { name: 'Sékou Diarra' })
    hall.write('lea', 'Un atelier vélo', { type: 'project' })
    hall.must({ kind: 'reveal', roundId: hall.roundId, revealed: true })
    for (const guest of ['sekou', 'nobody']) {
      hall.as(guest, { kind: 'support', contributionId: 'Un atelier vélo', supported: true })
    }
    const projects = written(over(hall, false)).of('Idées de projets et mises en relation') ?? ''
    expect(projects).toContain('Léa Estève (Filage)')
    expect(projects).toContain('Sékou Diarra et 1 personne sans nom')
  })
})

test('commitments are actions with their owner, and the day that was written', () => {
  const hall = aHall()
  hall.write('lea', 'Écrire la composition avant le 31 mars', { type: 'commitment' })
  const actions = written(over(hall)).of('Actions') ?? ''
  expect(actions).toContain('Écrire la composition avant le 31 mars\nLéa Estève (Filage)\n31 mars')
  const days = ['d’ici le 12/04/2026', 'fin juin', 'en septembre 2026', 'le 1er mai', 'sans date', 'marsouin 3']
  expect(days.map(dueIn)).toEqual(['12/04/2026', 'fin juin', 'septembre 2026', '1er mai', '', ''])
})

test('what was set aside has a section of its own, and is told nowhere else', () => {
  const hall = aHall()
  hall.write('lea', 'La monnaie locale')
  hall.as('lea', { kind: 'park', contributionId: 'La monnaie locale', parked: true })
  const { of, text } = written(over(hall))
  expect(of('Mis de côté')).toContain('La monnaie locale\nTable 1')
  expect(text.split('La monnaie locale')).toHaveLength(2)
})

const resultsOfMine = (
  method: ResultsView['method'],
  subjects: (Partial<ResultsView['subjects'][number]> & { id: string })[],
  more: Partial<ResultsView> = {},
): ResultsView => ({
  roundId: 'r',
  method,
  secrecy: 'organisation',
  voters: 12,
  subjects: subjects.map((one) => ({ label: '', total: 0, answers: [], place: null, places: [], given: [], ...one })),
  colleges: [],
  ...more,
})

test('decisions tell the mode, the result, and reserves under the name of their organisation', () => {
  const given = [{ name: 'Département de la Lisse', answer: 1, reason: 'Attend l’avis de son assemblée' }]
  const consent = resultsOfMine('consent', [{ id: '0', label: 'Un fonds de portage', answers: [11, 1, 0, 0], given }])
  const secret = resultsOfMine('gradient', [{ id: '0', label: 'Un conseil', answers: [3, 0, 0, 0, 0, 1, 0, 0] }], {
    secrecy: 'secret',
  })
  const decisions = written(over(aHall()), { results: [consent, secret] }).of('Décisions') ?? ''
  expect(decisions).toContain('Un fonds de portage\nConsentement, par organisation')
  expect(decisions).toContain('11 consentements, 1 avec réserve, 0 objection')
  expect(decisions).toContain('Département de la Lisse\u202f: «\u00a0Attend l’avis de son assemblée\u00a0»')
  expect(decisions).toContain('Gradient d’accord, bulletin secret')
  expect(decisions).toContain('3 en plein accord, 1 pour en reparler')
  const named = resultsOfMine('consent', [{ id: '0', label: 'x', answers: [0, 1, 0, 0], given }], { secrecy: 'named' })
  expect(written(over(aHall()), { results: [named] }).text).not.toContain('Département')
  expect(written(over(aHall())).of('Décisions')).toBe('Rien n’a été mis aux voix pendant l’atelier.')
})

test('an evaluation is told in numbers: what was written in it is not', () => {
  const field = { choices: [], counts: [], mean: null, texts: [] }
  const form: FormResultsView = {
    roundId: 'r',
    replies: 31,
    fields: [
      { ...field, id: 'a', kind: 'rating', label: 'Utile', mean: 4.26 },
      {
        ...field,
        id: 'b',
        kind: 'choice',
        label: 'Je repars avec',
        choices: ['une idée', 'un contact'],
        counts: [4, 27],
      },
      { ...field, id: 'c', kind: 'text', label: 'À garder', texts: ['SERIN'] },
    ],
  }
  const { of, text } = written(over(aHall()), { forms: [form] })
  expect(of('Évaluation à chaud')).toContain('Utile\u202f: 4,3 sur 5')
  expect(of('Évaluation à chaud')).toContain('une idée (4), un contact (27)')
  expect(text).not.toContain('SERIN')
})

test('sections without anything are left out; what comes now always stands, with the day of the feedback', () => {
  const { of } = written(over(aHall()))
  for (const title of ['Pratiques et outils partagés', 'Mis de côté', 'Évaluation à chaud'])
    expect(of(title)).toBeNull()
  expect(of('Et maintenant\u202f?')).toContain('Le jeudi 9 avril 2026.')
  expect(of('Et maintenant\u202f?')).toContain('https://maillage.example/suivi')
})

test('hostile words stay words', () => {
  const hall = aHall()
  hall.write('lea', '<img src=x onerror=alert(1)> | a\n\nb', { contributionId: 'x' })
  const { content } = written(over(hall))
  expect(JSON.stringify(content)).toContain('<img src=x onerror=alert(1)> | a')
})
