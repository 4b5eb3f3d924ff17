// German of what the answers of a ballot are called.
import type { answerWords as french } from '../fr/workshop-answers.ts'
import type { Translated } from '../words.ts'

export const answerWords: Translated<typeof french> = {
  'workshop.consent.consent': 'Zustimmung',
  'workshop.consent.reservation': 'Zustimmung mit Vorbehalt',
  'workshop.consent.objection': 'Einwand',
  'workshop.consent.abstention': 'Enthaltung',
  'workshop.gradient.whole': 'Volle Zustimmung',
  'workshop.gradient.good': 'Zustimmung bis auf ein Detail',
  'workshop.gradient.reserved': 'Zustimmung mit Vorbehalten',
  'workshop.gradient.mixed': 'Geteilte Meinung',
  'workshop.gradient.abstaining': 'Enthaltung',
  'workshop.gradient.wanting': 'Weiter zu besprechen',
  'workshop.gradient.following': 'Ablehnung, aber keine Blockade',
  'workshop.gradient.opposed': 'Volle Ablehnung',
  'workshop.college.others': 'Übrige Gruppen, zusammengefasst',
}
