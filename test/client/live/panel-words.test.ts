// What people of a panel are called once their name was erased.
import { expect, it } from 'vitest'
import { called, sayToWhom } from '../../../client/live/panel-words.ts'
import type { ContributionView, PanelView } from '../../../shared/workshop/view.ts'

const speaker = (id: string, name: string): PanelView['speakers'][number] => ({
  id,
  name,
  role: '',
  organisation: '',
  subject: '',
  is: 'coming',
  spoken: 0,
  since: null,
  synthesis: '',
})
const panel: PanelView = {
  roundId: 'r1',
  title: 'Table ronde',
  secondsEach: 60,
  speakers: [speaker('lea', 'Léa Estève'), speaker('omar', '')],
}

it('whose name was erased is told by their place, wherever they are named [A93]', () => {
  expect(called(panel).speakers.map(({ name }) => name)).toEqual(['Léa Estève', 'Intervenant·e 2'])
  const question = { question: { to: 'omar', asked: false } } as ContributionView
  expect(sayToWhom(question, called(panel))).toBe('À Intervenant·e 2')
})
