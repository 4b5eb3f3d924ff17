// A panel: who speaks and for how long, what is written of each, what the room asks, and who sees which of it.
import { describe, expect, it } from 'vitest'
import { guestCommand, phase as phaseSchema, steeringCommand } from '../../../shared/schemas/workshops.ts'
import { followed } from '../../../shared/workshop/follow.ts'
import { phaseDefaults } from '../../../shared/workshop/library.ts'
import { emptyWorkshop, evolve } from '../../../shared/workshop/evolve.ts'
import type { PanelConfig, Phase } from '../../../shared/workshop/phases.ts'
import { isPanel } from '../../../shared/workshop/writing.ts'
import { documentSchema, type DocumentJson } from '../../../shared/document/schema.ts'
import { textOf } from '../../../shared/document/shape.ts'
import type { RestitutionFacts } from '../../../shared/workshop/restitution/matter.ts'
import { restitutionOf } from '../../../shared/workshop/restitution/restitution.ts'
import { Hall, theHead } from '../../support/workshop-hall.ts'

const speakers = [
  { id: 'lea', name: 'Léa Estève', role: 'Directrice', organisation: 'Filage', subject: 'Les ateliers partagés' },
  { id: 'omar', name: 'Omar Benali', role: 'Élu', organisation: 'Vaucombe', subject: 'Le foncier' },
]

function aPanel(given: Partial<PanelConfig> = {}, changes: Partial<Phase> = {}): Partial<Phase> {
  const { config } = phaseDefaults('panel')
  if (!isPanel(config)) throw new Error('not a panel')
  return { kind: 'panel', ...changes, config: { ...config, speakers, ...given } }
}

function aHall(given: Partial<PanelConfig> = {}, changes: Partial<Phase> = {}): Hall {
  const hall = Hall.running([aPanel(given, changes), { kind: 'alone' }])
  for (const guestId of ['ana', 'ben']) hall.join(guestId)
  return hall
}

const give = (hall: Hall, speakerId: string) =>
  hall.must({ kind: 'giveFloor', roundId: hall.roundId, speaker: { speakerId } })
const ask = (
  hall: Hall,
  guestId: string,
  contributionId: string,
  toSpeaker: string | null = null,
  text = `${contributionId}?`,
) => hall.as(guestId, { kind: 'send', roundId: hall.roundId, contributionId, type: 'question', text, toSpeaker })
const seen = (hall: Hall) => hall.sees('room').panels[0]?.speakers ?? []

describe('the floor of a panel', () => {
  it('is given in the planned order or in another, with the time that each has spoken [A78]', () => {
    const hall = aHall()
    expect(hall.sees('screen').floor?.waiting.map(({ name }) => name)).toEqual(['Léa Estève', 'Omar Benali'])
    give(hall, 'omar')
    hall.now += 65_000
    expect(seen(hall).map(({ is }) => is)).toEqual(['coming', 'speaking'])
    expect(seen(hall)[1]).toMatchObject({ since: hall.now - 65_000, spoken: 0 })
    give(hall, 'lea')
    hall.now += 5_000
    hall.must({ kind: 'endFloor', roundId: hall.roundId })
    expect(seen(hall).map(({ is, spoken }) => [is, spoken])).toEqual([
      ['heard', 5_000],
      ['heard', 65_000],
    ])
    expect(hall.sees('screen').floor).toEqual({ speaker: null, waiting: [], heard: [] })
  })

  it('is for those who were asked to speak, and for nobody else', () => {
    const hall = aHall()
    const { roundId } = hall
    expect(hall.steer({ kind: 'giveFloor', roundId, speaker: { speakerId: 'nobody' } })).toBe('unknown')
    expect(hall.steer({ kind: 'giveFloor', roundId, speaker: { guestId: 'ana' } })).toBe('unknown')
    expect(hall.as('ana', { kind: 'askFloor', roundId })).toBe('notNow')
    const other = Hall.running([{ kind: 'speaking' }])
    expect(other.steer({ kind: 'giveFloor', roundId: other.roundId, speaker: { speakerId: 'lea' } })).toBe('unknown')
  })
})

describe('a synthesis', () => {
  it('is the facilitators’ own until its speaker was heard, then everybody’s [A79]', () => {
    const hall = aHall()
    const { roundId } = hall
    give(hall, 'lea')
    hall.must({ kind: 'sumUp', roundId, speakerId: 'lea', text: 'half of a sent' })
    for (const viewer of ['room', 'screen', 'observer'] as const) {
      expect(JSON.stringify(hall.sees(viewer))).not.toContain('half of a sent')
    }
    expect(JSON.stringify(hall.own('ana'))).not.toContain('half of a sent')
    expect(hall.sees('facilitator').panels[0]?.speakers[0]?.synthesis).toBe('half of a sent')
    hall.now += 1_000
    give(hall, 'omar')
    hall.must({ kind: 'sumUp', roundId, speakerId: 'lea', text: 'a whole sentence' })
    expect(seen(hall)[0]?.synthesis).toBe('a whole sentence')
  })

  it('is written after the round too, and after the end; never of somebody who is not on the panel', () => {
    const hall = aHall()
    const { roundId } = hall
    give(hall, 'lea')
    hall.now += 30_000
    hall.must({ kind: 'next', roundId })
    hall.must({ kind: 'sumUp', roundId, speakerId: 'lea', text: 'later' })
    expect(hall.sees('facilitator').panels[0]?.speakers[0]).toMatchObject({
      synthesis: 'later',
      is: 'heard',
      spoken: 30_000,
    })
    expect(hall.sees('room').panels).toEqual([])
    expect(hall.steer({ kind: 'sumUp', roundId, speakerId: 'nobody', text: 'x' })).toBe('unknown')
    expect(hall.steer({ kind: 'sumUp', roundId: hall.roundId, speakerId: 'lea', text: 'x' })).toBe('unknown')
    expect(hall.steer({ kind: 'sumUp', roundId, speakerId: 'lea', text: 'x'.repeat(1_201) })).toBe('tooLong')
    hall.must({ kind: 'close', roundId: hall.roundId })
    hall.must({ kind: 'sumUp', roundId, speakerId: 'lea', text: 'at home' })
    expect(JSON.stringify(hall.log)).not.toContain('at home')
  })

  it('is shown to the room once it may be read, and the instruction is back when it may not', () => {
    const hall = aHall()
    const { roundId } = hall
    const what = { kind: 'intervention', roundId, speakerId: 'lea' } as const
    give(hall, 'lea')
    hall.must({ kind: 'sumUp', roundId, speakerId: 'lea', text: 'said' })
    hall.must({ kind: 'show', what })
    expect(hall.sees('screen').head.shown).toEqual({ kind: 'phase' })
    hall.must({ kind: 'endFloor', roundId })
    expect(hall.sees('screen').head.shown).toEqual(what)
    hall.must({ kind: 'next', roundId })
    expect(hall.steer({ kind: 'show', what })).toBe('otherRound')
  })
})

describe('a question of the room', () => {
  it('is to one of the panel or to all, supported by others, and marked once it was put [A80]', () => {
    const hall = aHall()
    expect(ask(hall, 'ana', 'q1', 'omar')).toBeNull()
    expect(ask(hall, 'ben', 'q2')).toBeNull()
    expect(ask(hall, 'ben', 'q3', 'nobody')).toBe('unknown')
    expect(hall.as('ben', { kind: 'support', contributionId: 'q1', supported: true })).toBeNull()
    expect(hall.as('ana', { kind: 'support', contributionId: 'q1', supported: true })).toBe('notYours')
    hall.must({ kind: 'markAsked', contributionId: 'q1', asked: true })
    const { q1, q2 } = hall.sees('screen').contributions
    expect(q1).toMatchObject({ supporters: 1, question: { to: 'omar', asked: true }, author: { name: 'name of ana' } })
    expect(q2?.question).toEqual({ to: null, asked: false })
    hall.must({ kind: 'markAsked', contributionId: 'q1', asked: false })
    expect(hall.sees('screen').contributions['q1']?.question?.asked).toBe(false)
  })

  it('is its author’s to change until it was put, or the round is over', () => {
    const hall = aHall()
    ask(hall, 'ana', 'q1')
    const reword = { kind: 'reword', contributionId: 'q1', type: 'question', text: 'better?' } as const
    expect(hall.own('ana').contributions['q1']?.editable).toBe(true)
    expect(hall.as('ana', reword)).toBeNull()
    hall.must({ kind: 'markAsked', contributionId: 'q1', asked: true })
    expect(hall.as('ana', { ...reword, text: 'another?' })).toBe('roundLocked')
    expect(hall.own('ana').contributions['q1']?.editable).toBe(false)
    ask(hall, 'ana', 'q2')
    hall.must({ kind: 'next', roundId: hall.roundId })
    expect(hall.as('ana', { ...reword, contributionId: 'q2' })).toBe('roundOver')
  })

  it('waits for a yes where the phase is moderated, reworded again too, and is nobody’s until then', () => {
    const hall = aHall({ moderated: true })
    ask(hall, 'ana', 'q1', null, 'a canary')
    for (const viewer of ['room', 'screen', 'observer'] as const) {
      expect(JSON.stringify(hall.sees(viewer))).not.toContain('a canary')
    }
    expect(JSON.stringify(hall.own('ben'))).not.toContain('a canary')
    expect(hall.steer({ kind: 'markAsked', contributionId: 'q1', asked: true })).toBe('notNow')
    expect(hall.as('ben', { kind: 'support', contributionId: 'q1', supported: true })).toBe('unknown')
    hall.must({ kind: 'take', contributionId: 'q1', taken: true })
    expect(JSON.stringify(hall.sees('room'))).toContain('a canary')
    hall.as('ana', { kind: 'reword', contributionId: 'q1', type: 'question', text: 'a second canary' })
    expect(JSON.stringify(hall.sees('room'))).not.toContain('canary')
    hall.must({ kind: 'take', contributionId: 'q1', taken: true })
    hall.must({ kind: 'hide', contributionId: 'q1', reason: 'offensive' })
    expect(JSON.stringify(hall.sees('screen'))).not.toContain('canary')
  })

  it('has no author in a nameless phase, for facilitators neither', () => {
    const hall = aHall({}, { identity: 'nameless' })
    ask(hall, 'ana', 'q1')
    for (const viewer of ['facilitator', 'room', 'screen'] as const) {
      expect(hall.sees(viewer).contributions['q1']?.author).toBeNull()
    }
  })

  it('is refused where the room is not asked, when it is too long, empty, of another sort, or one too many', () => {
    expect(ask(aHall({ questions: false }), 'ana', 'q1')).toBe('notNow')
    const hall = aHall()
    expect(ask(hall, 'ana', 'q1', null, 'x'.repeat(281))).toBe('tooLong')
    expect(ask(hall, 'ana', 'q1', null, '  ')).toBe('empty')
    const idea = { kind: 'send', roundId: hall.roundId, contributionId: 'i', type: 'idea', text: 'an idea' } as const
    expect(hall.as('ana', idea)).toBe('wrongType')
    for (let n = 1; n <= 10; n += 1) expect(ask(hall, 'ana', `q${n}`)).toBeNull()
    expect(ask(hall, 'ana', 'q11')).toBe('tooMany')
    hall.must({ kind: 'lock', roundId: hall.roundId, locked: true })
    expect(ask(hall, 'ben', 'b1')).toBe('roundLocked')
  })

  it('merged with another to the same speaker stays to them; to different ones, it is to all', () => {
    const hall = aHall()
    for (const [id, to] of [
      ['q1', 'lea'],
      ['q2', 'lea'],
      ['q3', 'omar'],
    ] as const)
      ask(hall, 'ana', id, to)
    const merge = { kind: 'merge', edge: 'merge', type: 'question', text: 'both' } as const
    hall.must({ ...merge, contributionId: 'm1', parents: ['q1', 'q2'] })
    hall.must({ ...merge, contributionId: 'm2', parents: ['m1', 'q3'] })
    const { m1, m2 } = hall.sees('facilitator').contributions
    expect([m1?.question?.to, m2?.question?.to]).toEqual(['lea', null])
  })

  it('is followed by its author: put to whom, or never put [A80]', () => {
    const hall = aHall()
    ask(hall, 'ana', 'q1', 'omar')
    ask(hall, 'ana', 'q2')
    hall.must({ kind: 'markAsked', contributionId: 'q1', asked: true })
    const follow = () =>
      followed(hall.state, hall.world, {
        guestId: 'ana',
        at: hall.now,
        moments: new Map([['contributionAsked:q1', 7]]),
        quotes: new Map(),
      })
    const steps = () => follow().map((one) => one.steps.filter(({ kind }) => kind === 'asked' || kind === 'notAsked'))
    expect(steps()).toEqual([[{ kind: 'asked', at: 7, to: 'Omar Benali' }], []])
    hall.must({ kind: 'next', roundId: hall.roundId })
    expect(steps()[1]).toEqual([{ kind: 'notAsked', at: null, to: null }])
  })
})

describe('the record of a panel', () => {
  it('makes the same workshop again; one from before panels is read as it was', () => {
    const hall = aHall()
    give(hall, 'lea')
    ask(hall, 'ana', 'q1', 'omar')
    hall.must({ kind: 'sumUp', roundId: hall.roundId, speakerId: 'lea', text: 'said' })
    hall.must({ kind: 'markAsked', contributionId: 'q1', asked: true })
    expect(hall.log.reduce(evolve, emptyWorkshop)).toEqual(hall.state)
    const old = Hall.running([{ kind: 'alone' }])
    old.join('ana')
    old.write('ana', 'c1')
    expect(JSON.stringify(old.log)).not.toContain('toSpeaker')
    expect(old.log.reduce(evolve, emptyWorkshop).contributions.get('c1')).toMatchObject({
      toSpeaker: null,
      asked: false,
    })
    expect(old.sees('facilitator').contributions['c1']).not.toHaveProperty('question')
  })
})

describe('what comes in', () => {
  const id = '00000000-0000-4000-8000-000000000001'
  const accepts = (config: Record<string, unknown>) =>
    phaseSchema.safeParse({ id, ...phaseDefaults('panel'), config: { ...phaseDefaults('panel').config, ...config } })
      .success
  const one = { id: 'a', name: 'A', role: '', organisation: '', subject: '' }
  const many = (n: number) => Array.from({ length: n }, (_, at) => ({ ...one, id: `s${at}` }))

  it('is a panel of one to twelve people, each once, with words of a size', () => {
    expect([1, 12].map((n) => accepts({ speakers: many(n) }))).toEqual([true, true])
    expect([0, 13].map((n) => accepts({ speakers: many(n) }))).toEqual([false, false])
    expect(accepts({ speakers: [one, one] })).toBe(false)
    expect(accepts({ speakers: [{ ...one, name: ' ' }] })).toBe(false)
    expect(accepts({ speakers: [{ ...one, name: 'x'.repeat(81) }] })).toBe(false)
    expect(accepts({ speakers: [{ ...one, subject: 'x'.repeat(201) }] })).toBe(false)
    expect(accepts({ speakers: [{ ...one, role: 'elu\u202Eexe' }] })).toBe(false)
    expect(accepts({ speakers: [{ ...one, id: 'synthesis:x' }] })).toBe(false)
    expect(accepts({ secondsEach: 0 })).toBe(false)
    expect(accepts({ speakers: [{ ...one, name: '<script>alert(1)</script>' }] })).toBe(true)
  })

  it('is a question to a speaker by a short name, and a synthesis of a size', () => {
    const send = { kind: 'send', roundId: id, contributionId: id, type: 'question', text: 'why?' }
    expect(guestCommand.safeParse(send).success).toBe(true)
    expect(guestCommand.safeParse({ ...send, toSpeaker: 'speaker-1' }).success).toBe(true)
    expect(guestCommand.safeParse({ ...send, toSpeaker: '../etc' }).success).toBe(false)
    const sumUp = { kind: 'sumUp', roundId: id, speakerId: 'speaker-1' }
    expect(steeringCommand.safeParse({ ...sumUp, text: 'x'.repeat(1_200) }).success).toBe(true)
    expect(steeringCommand.safeParse({ ...sumUp, text: 'x'.repeat(1_201) }).success).toBe(false)
    expect(guestCommand.safeParse({ ...sumUp, text: 'x' }).success).toBe(false)
  })
})

describe('a panel written up [A81]', () => {
  const facts: RestitutionFacts = {
    title: 'Se loger ici',
    startsAt: null,
    place: '',
    pilot: 'Vaucombe Métropole',
    facilitators: [],
    rapporteurs: [],
    framing: '',
    questions: [],
    feedbackDue: null,
    followAddress: 'https://maillage.example/suivi',
  }
  const written = (hall: Hall) => {
    let made = 0
    const makeId = () => `00000000-0000-7000-8000-${String((made += 1)).padStart(12, '0')}`
    const given = { facts, head: theHead, state: hall.state, texts: hall.world, results: [], forms: [] }
    const { content, sources } = restitutionOf(given, makeId)
    documentSchema().nodeFromJSON(content).check()
    return { blocks: content.content ?? [], text: textOf(content), sources }
  }
  const titles = (blocks: readonly DocumentJson[]) =>
    blocks.filter(({ type }) => type === 'heading').map((one) => `${String(one.attrs?.['level'])} ${textOf(one)}`)

  it('has a section for each: who, on what, for how long, what is kept of it, the questions that were put', () => {
    const hall = aHall()
    give(hall, 'lea')
    ask(hall, 'ana', 'q1', 'lea')
    ask(hall, 'ben', 'q2')
    ask(hall, 'ben', 'q3', 'omar')
    for (const contributionId of ['q1', 'q2']) hall.must({ kind: 'markAsked', contributionId, asked: true })
    hall.now += 150_000
    hall.must({ kind: 'endFloor', roundId: hall.roundId })
    hall.must({ kind: 'sumUp', roundId: hall.roundId, speakerId: 'lea', text: 'One.\n\n<b>Two</b>.' })
    hall.must({ kind: 'close', roundId: hall.roundId })
    const { blocks, text, sources } = written(hall)
    const all = titles(blocks)
    const at = all.indexOf('2 Table ronde')
    expect(all.slice(at, at + 6)).toEqual([
      '2 Table ronde',
      '3 Léa Estève',
      '4 Questions posées',
      '3 Omar Benali',
      '3 Questions posées à toute la table ronde',
      '2 Ce qui a été dit',
    ])
    for (const said of ['Directrice', 'Filage', 'Les ateliers partagés', '2 min 30 s', '10 min', 'One.', '<b>Two</b>.'])
      expect(text.replaceAll('\u00a0', ' ')).toContain(said)
    expect(text).toContain('Cette intervention n’a pas de synthèse')
    expect(text).toContain('name of ana')
    expect(new Set(sources.map(({ contributionId }) => contributionId))).toEqual(new Set(['q1', 'q2', 'q3']))
  })

  it('says nothing of what was hidden, withdrawn, erased or waits, and names nobody of a nameless phase', () => {
    const hall = aHall({ moderated: true }, { identity: 'nameless' })
    for (const id of ['kept', 'hides', 'waits', 'withdrew', 'erased']) ask(hall, 'ana', id)
    for (const contributionId of ['kept', 'hides', 'withdrew', 'erased'])
      hall.must({ kind: 'take', contributionId, taken: true })
    for (const contributionId of ['kept', 'hides', 'withdrew', 'erased'])
      hall.must({ kind: 'markAsked', contributionId, asked: true })
    hall.must({ kind: 'hide', contributionId: 'hides', reason: 'personal' })
    hall.as('ana', { kind: 'withdraw', contributionId: 'withdrew' })
    hall.as('ana', { kind: 'erase', contributionId: 'erased' })
    hall.must({ kind: 'close', roundId: hall.roundId })
    const { text } = written(hall)
    expect(text).toContain('kept?')
    expect(text).not.toMatch(/hides\?|waits\?|withdrew\?|erased\?|name of ana/)
  })

  it('keeps the questions of an earlier round of it, with their sources, and its synthesis where the later has none', () => {
    const hall = aHall()
    give(hall, 'lea')
    ask(hall, 'ana', 'early', 'lea')
    ask(hall, 'ana', 'early-all')
    ask(hall, 'ben', 'early-left', 'omar')
    for (const contributionId of ['early', 'early-all']) hall.must({ kind: 'markAsked', contributionId, asked: true })
    hall.must({ kind: 'sumUp', roundId: hall.roundId, speakerId: 'lea', text: 'What Léa said first.' })
    hall.must({ kind: 'sumUp', roundId: hall.roundId, speakerId: 'omar', text: 'What Omar said first.' })
    hall.must({ kind: 'goTo', roundId: hall.roundId, phaseId: 'p1' })
    ask(hall, 'ben', 'late', 'lea')
    hall.must({ kind: 'markAsked', contributionId: 'late', asked: true })
    hall.must({ kind: 'sumUp', roundId: hall.roundId, speakerId: 'omar', text: 'What Omar said then.' })
    hall.must({ kind: 'close', roundId: hall.roundId })
    const { blocks, text, sources } = written(hall)
    const linked = sources.map(({ contributionId }) => contributionId).sort()
    expect(linked).toEqual(['early', 'early-all', 'early-left', 'late'])
    const at = (title: string) => blocks.findIndex((one) => textOf(one) === title)
    const ofLea = textOf({ type: 'doc', content: blocks.slice(at('Léa Estève'), at('Omar Benali')) })
    expect([ofLea.includes('early?'), ofLea.includes('late?'), ofLea.includes('early-all?')]).toEqual([
      true,
      true,
      false,
    ])
    expect(text.indexOf('early-all?')).toBeGreaterThan(text.indexOf('Questions posées à toute la table ronde'))
    expect(text).toContain('What Léa said first.')
    expect(text).toContain('What Omar said then.')
    expect(text).not.toContain('What Omar said first.')
    expect(text).toContain('early-left?')
  })

  it('counts a turn that was not over, and the two rounds of one panel together', () => {
    const hall = aHall()
    give(hall, 'lea')
    hall.now += 60_000
    hall.must({ kind: 'goTo', roundId: hall.roundId, phaseId: 'p1' })
    give(hall, 'lea')
    hall.now += 30_000
    hall.must({ kind: 'close', roundId: hall.roundId })
    const { blocks, text } = written(hall)
    expect(titles(blocks).filter((title) => title === '3 Léa Estève')).toHaveLength(1)
    expect(text.replaceAll('\u00a0', ' ')).toContain('1 min 30 s')
  })
})
