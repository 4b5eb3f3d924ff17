// What somebody who is not there writes, corrects, sets aside and supports.
import {
  rehearsalEndings,
  rehearsalThemes,
  rehearsalWords,
  type Theme,
  type ThemeName,
} from '../../../shared/text/fr/rehearsal-sentences.ts'
import { lettersIn } from '../../../shared/workshop/decide/scene.ts'
import type { CollectConfig, ContributionType } from '../../../shared/workshop/phases.ts'
import type { ContributionView } from '../../../shared/workshop/view.ts'
import { drawn, drawnBelow, idOf, shuffled } from './chance.ts'
import type { Move, Playing } from './moves.ts'

const mostWritten = 3

export function written(playing: Playing, config: CollectConfig): Move[] {
  const { person, round, lasts, own } = playing
  const of = [person.rehearsalId, round.id, person.place] as const
  const isTold = round.revealed && config.visibility !== 'all'
  const moves: Move[] = []
  const wanted = drawn(...of, 'silent') < 0.07 ? 0 : 1 + drawnBelow(Math.min(config.most, mostWritten), ...of, 'wanted')
  for (let nth = 0; nth < wanted; nth++) {
    const contributionId = idOf(...of, 'contribution', nth)
    const type = config.types[(person.place + nth) % config.types.length]
    if (type === undefined) continue
    const text = wordsFor(type, config.length, {
      rehearsalId: person.rehearsalId,
      roundId: round.id,
      rank: person.place * mostWritten + nth,
    })
    const at = Math.min(1, person.pace) * lasts * ((nth + 0.2 + 0.8 * drawn(...of, 'at', nth)) / wanted)
    const known = own.contributions[contributionId]
    if (known !== undefined) moves.push(...lookedAtAgain(playing, config, known, text, at))
    else if (!isTold)
      moves.push({
        at,
        id: idOf(...of, 'send', nth),
        command: { kind: 'send', roundId: round.id, contributionId, type, text },
      })
  }
  if (config.supported) moves.push(...supporting(playing))
  return moves
}

/** One in ten is worded better a moment later, one in twenty-five set aside. */
function lookedAtAgain(
  { person, round, lasts }: Playing,
  { length }: CollectConfig,
  known: OwnOne,
  text: string,
  at: number,
): Move[] {
  const of = [person.rehearsalId, round.id, person.place, known.id] as const
  const later = at + 0.1 * lasts
  const chance = drawn(...of, 'again')
  const better = `${text}.`
  if (chance < 0.1 && known.editable && known.text === text && lettersIn(better) <= length) {
    const { id: contributionId, type } = known
    return [{ at: later, id: idOf(...of, 'reword'), command: { kind: 'reword', contributionId, type, text: better } }]
  }
  if (chance < 0.96 || known.parked) return []
  return [{ at: later, id: idOf(...of, 'park'), command: { kind: 'park', contributionId: known.id, parked: true } }]
}

type OwnOne = ContributionView & { editable: boolean }

/** Some of what others wrote in this round. */
function supporting({ person, round, lasts, common, own }: Playing): Move[] {
  return Object.values(common.contributions).flatMap((one): Move[] => {
    const of = [person.rehearsalId, round.id, person.place, 'support', one.id] as const
    const isTheirs = one.roundId === round.id && own.contributions[one.id] === undefined
    if (!isTheirs || one.hidden !== null || one.tray !== null || own.supported.includes(one.id) || drawn(...of) > 0.15)
      return []
    const command = { kind: 'support', contributionId: one.id, supported: true } as const
    return [{ at: lasts * (0.4 + 0.6 * drawn(...of, 'at')), id: idOf(...of), command }]
  })
}

type Rank = { rehearsalId: string; roundId: string; rank: number }

const byType = new Map<ContributionType, string[]>()
const themeOfText = new Map<string, ThemeName>()
for (const [name, { said }] of Object.entries<Theme>(rehearsalThemes)) {
  for (const [type, texts] of Object.entries(said)) {
    byType.set(type as ContributionType, [...(byType.get(type as ContributionType) ?? []), ...texts]) // a key of it
    for (const text of texts) themeOfText.set(text, name as ThemeName) // a key of it
  }
}

/** Believable words of this type that fit. Whoever comes after all sentences were said says one with something of their own. */
function wordsFor(type: ContributionType, length: number, { rehearsalId, roundId, rank }: Rank): string {
  const known = type === 'word' ? rehearsalWords : (byType.get(type) ?? byType.get('idea') ?? rehearsalWords)
  const order = shuffled(known, rehearsalId, roundId, type)
  const text = order[rank % order.length] ?? ''
  const ending =
    type === 'word' ? '' : (rehearsalEndings[Math.floor(rank / order.length) % rehearsalEndings.length] ?? '')
  const whole = ending === '' ? text : `${text}${/[?!.]$/.test(text) ? '' : '.'} ${ending}`
  return cut(lettersIn(whole) <= length ? whole : text, length)
}

/** A phone takes no more letters. */
function cut(text: string, length: number): string {
  const letters = Array.from(text)
  if (letters.length <= length) return text
  const kept = letters.slice(0, length).join('')
  const space = kept.lastIndexOf(' ')
  return space > 0 ? kept.slice(0, space) : kept
}

/** What a sentence of ours is about; null for what others wrote. */
export function themeOf(text: string): ThemeName | null {
  const known = themeOfText.get(text) ?? themeOfText.get(text.replace(/\.$/, ''))
  if (known !== undefined) return known
  for (const [sentence, theme] of themeOfText) if (text.startsWith(sentence) || sentence.startsWith(text)) return theme
  return null
}
