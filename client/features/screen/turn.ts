// Whose turn it is to speak, in the words of the screen. Pure.
import { phoneWords } from '../../../shared/text/fr/workshop-phone.ts'
import { words } from '../../../shared/text/words.ts'
import type { CommonView, SpeakerView } from '../../../shared/workshop/view.ts'
import type { Scene } from './scene.ts'

const t = words(phoneWords)

export function saySpeaker({ name, speaker: who }: SpeakerView, tables: CommonView['tables']): string {
  const table = 'tableId' in who ? tables[who.tableId] : undefined
  return table ? t('workshop.table', { n: table.number }) : name || t('workshop.nobody')
}

/** Who speaks while something else fills the screen: the wall that a table comments, a contribution, results. [A69] */
export function turnBeside({ floor, tables }: Pick<CommonView, 'floor' | 'tables'>, { is }: Scene): string | null {
  const speaker = floor?.speaker ?? null
  return speaker === null || is === 'phase' ? null : saySpeaker(speaker.who, tables)
}
