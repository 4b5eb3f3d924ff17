// Words of the questions that several forms ask: a good passphrase, how to address someone, an organisation.
import type { GrammaticalForm } from '../../schemas/people.ts'

export const forms = {
  'forms.passphraseHint': 'Au choix, l’une de ces trois façons. La plus simple à retenir est une phrase.',
  'forms.wayPhrase': 'Sept mots ou plus',
  'forms.wayThree': '14 caractères, de trois sortes',
  'forms.wayFour': '12 caractères, de quatre sortes',
  'forms.kinds': 'Les sortes\u202F: minuscules, majuscules, chiffres, signes.',
  'forms.phraseCount': '{n} sur 7',
  'forms.threeCount': '{n} sur 14, {kinds} sur 3',
  'forms.fourCount': '{n} sur 12, {kinds} sur 4',
  'forms.wayReached': 'atteint',
  'forms.strong': 'Elle convient.',
  'forms.notYet': 'Pas encore assez longue ou variée.',
  'forms.needPassphrase': 'Choisissez une phrase de passe.',

  'forms.address': 'Comment s’adresser à vous',
  'forms.addressHint': 'Pour accorder les phrases qui parlent de vous.',
  'forms.feminine': 'Au féminin',
  'forms.masculine': 'Au masculin',
  'forms.neutral': 'Au neutre',

  'forms.organisationName': 'Nom de l’organisation',
  'forms.organisationFamily': 'Famille',
  'forms.organisationForm': 'Forme précise',
  'forms.organisationFormHint': 'Par exemple SCIC, PETR, association loi 1901.',
  'forms.siret': 'Numéro SIRET',
  'forms.siretHint': '14 chiffres, avec ou sans espaces.',
  'forms.rna': 'Numéro RNA',
  'forms.rnaHint': 'Pour une association\u202F: W suivi de neuf chiffres.',
  'forms.needOrganisation': 'Donnez le nom de l’organisation.',
  'forms.needFamily': 'Choisissez la famille de l’organisation.',
  'forms.chooseFamily': 'Choisir…',
} as const satisfies Record<`forms.${GrammaticalForm}`, string> & Record<string, string>
