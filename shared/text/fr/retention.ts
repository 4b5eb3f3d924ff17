// How long what says who took part is kept: for those who take part, and for those who decide it.
import type { RetentionPolicy, Retained } from '../../rules/retention.ts'
import { plural, words, type Translated } from '../words.ts'

export const retentionWords = {
  'retention.title': 'Conservation des données',
  'retention.months.one': '{n} mois',
  'retention.months.many': '{n} mois',
  'retention.years.one': '{n} an',
  'retention.years.many': '{n} ans',
  'retention.say.contacts': 'Les contacts échangés sont effacés {months} après la publication de la restitution.',
  'retention.say.links':
    'Ce qui relie votre nom à ce que vous avez écrit est effacé {months} après\u202f: vos mots restent, sans nom. Ce que la restitution publie y reste.',
  'retention.say.attendance': 'La feuille d’émargement est gardée {months}.',
  'retention.say.attendance.asked': 'La feuille d’émargement est gardée {months} ({reason}).',
  'retention.say.from': 'Sans restitution publiée, ces durées comptent depuis la fin de l’atelier.',

  'retention.added': 'Ces phrases y sont ajoutées, avec les durées de la démarche\u202f:',

  'retention.edit': 'Changer les durées',
  'retention.edit.lead':
    'Garder moins longtemps est toujours possible. Une durée raccourcie vaut aussi pour les ateliers passés\u202f: ce qui est échu est effacé dans l’heure, sans retour.',
  'retention.contacts': 'Contacts échangés, en mois',
  'retention.contacts.hint': 'De 1 à 6, après la publication de la restitution.',
  'retention.links': 'Lien entre une personne et ce qu’elle a écrit, en mois',
  'retention.links.hint': 'De 1 à 12. Les mots restent, sans nom.',
  'retention.attendance': 'Émargement, en mois',
  'retention.attendance.hint': 'De 1 à 12, ou jusqu’à 120 si quelqu’un le demande.',
  'retention.reason': 'Qui demande plus de douze mois, et pourquoi',
  'retention.reason.hint':
    'Par exemple «\u202fdemandé par le FSE+, convention 2026-112\u202f». Montré à qui participe.',
  'retention.error': 'Choisissez un nombre de mois entre {least} et {most}.',
  'retention.error.reason': 'Au-delà de douze mois, dites qui le demande.',
  'retention.save': 'Enregistrer',
  'retention.saved': 'Durées de conservation enregistrées',

  'retention.due.title': 'Ce qui sera effacé, et quand',
  'retention.due.none': 'Rien n’est à effacer pour l’instant.',
  'retention.due.workshop': 'Atelier',
  'retention.due.what': 'Quoi',
  'retention.due.when': 'Quand',
  'retention.due.now': 'au prochain passage',
  'retention.due.contacts.one': '{n} contact échangé',
  'retention.due.contacts.many': '{n} contacts échangés',
  'retention.due.links.one': 'ce qui relie {n} personne à ses mots',
  'retention.due.links.many': 'ce qui relie {n} personnes à leurs mots',
  'retention.due.attendance.one': '{n} présence à l’émargement',
  'retention.due.attendance.many': '{n} présences à l’émargement',

  'retention.cli.from': 'Conservation des données de {label}',
  'retention.cli.line': '{day}  {demarche} › {workshop}\u202f: {what}',
  'retention.cli.now': 'échu le',
  'retention.cli.later': 'le    ',
  'retention.cli.gone.one': '{n} effacement fait.',
  'retention.cli.gone.many': '{n} effacements faits.',
} as const

const t = words(retentionWords)

type Words = typeof retentionWords
/** What those who take part are told, in whatever language. */
export type Told = Translated<Pick<Words, keyof Words & `retention.${'say' | 'months' | 'years'}.${string}`>>

/** « 12 contacts échangés » */
export const sayDue = (what: Retained, n: number): string =>
  plural(n, t(`retention.due.${what}.one`, { n }), t(`retention.due.${what}.many`, { n }))

/** « 10 ans », « 18 mois ». */
function sayMonths(months: number, told: Told): string {
  const t = words(told as Words)
  const n = months / 12
  if (months > 12 && Number.isInteger(n))
    return plural(n, t('retention.years.one', { n }), t('retention.years.many', { n }))
  return plural(months, t('retention.months.one', { n: months }), t('retention.months.many', { n: months }))
}

/** What participants are told, sentence by sentence; in these words. [A86, A98] */
export function sayRetention(
  { contacts, links, attendance, reason }: RetentionPolicy,
  told: Told = retentionWords,
): string[] {
  const t = words(told as Words) // a translation fills the same places
  const months = sayMonths(attendance, told)
  return [
    t('retention.say.contacts', { months: sayMonths(contacts, told) }),
    t('retention.say.links', { months: sayMonths(links, told) }),
    reason === '' ? t('retention.say.attendance', { months }) : t('retention.say.attendance.asked', { months, reason }),
    t('retention.say.from'),
  ]
}
