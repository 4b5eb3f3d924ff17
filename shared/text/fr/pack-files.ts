// Words that stand in the « pack de délibération » itself: its letter, its tables.
import type { lockReasons } from '../../rules/versions.ts'

export const packFileWords = {
  'pack.file.title': 'Pack de délibération, {title}',
  'pack.file.subtitle': '{demarche} · {version} · Empreinte du texte (SHA-256)\u00a0: {hash}',

  'pack.readme.title': 'PACK DE DÉLIBÉRATION',
  'pack.readme.document': 'Document\u00a0: {title}',
  'pack.readme.demarche': 'Démarche\u00a0: {title}',
  'pack.readme.version': 'Version\u00a0: {name}',
  'pack.readme.lock.submitted': 'Soumise, et verrouillée le {day}',
  'pack.readme.lock.adopted': 'Adoptée, et verrouillée le {day}',
  'pack.readme.lock.kept': 'Conservée, et verrouillée le {day}',
  'pack.readme.date.submitted': 'Date de l’envoi\u00a0: {day}',
  'pack.readme.date.adopted': 'Date de la délibération\u00a0: {day}',
  'pack.readme.date.kept': 'Date\u00a0: {day}',
  'pack.readme.address': 'Adresse\u00a0: {url}',

  'pack.readme.files': 'CE QUE CONTIENT CE PACK',
  'pack.readme.texte.pdf': 'Le texte de cette version, à lire et à imprimer (PDF balisé).',
  'pack.readme.texte.odt': 'Le même texte, à reprendre (OpenDocument).',
  'pack.readme.texte.json': 'Le même texte pour des logiciels. C’est lui que l’empreinte du texte vérifie.',
  'pack.readme.modifications':
    'Le tableau des modifications depuis «\u202f{name}\u202f», la version verrouillée précédente.',
  'pack.readme.sources': 'Les contributions d’ateliers reprises dans le texte, et ce qu’elles sont devenues.',
  'pack.readme.consentements': 'Ce que les organisations ont répondu, section par section.',
  'pack.readme.organisations': 'Les organisations au nom desquelles le texte a été écrit.',
  'pack.readme.bordereau': 'La liste des fichiers avec l’empreinte de chacun, et la tête du journal du texte.',
  'pack.readme.no.modifications':
    'Pas de tableau des modifications\u00a0: aucune version verrouillée du même texte ne précède.',
  'pack.readme.no.sources': 'Pas de tableau des sources\u00a0: aucun passage du texte n’est relié à une contribution.',
  'pack.readme.no.consentements': 'Pas de consentements\u00a0: aucune organisation n’a été consultée sur une section.',
  'pack.readme.no.organisations': 'Pas de liste d’organisations\u00a0: personne n’a écrit au nom d’une organisation.',

  'pack.readme.check': 'VÉRIFIER',
  'pack.readme.check.text': 'Empreinte du texte, notée au verrouillage (SHA-256 de texte.json)\u00a0:',
  'pack.readme.check.changed':
    'Un passage du texte a été retiré depuis le verrouillage\u00a0: texte.json a maintenant une autre empreinte, que le bordereau donne. Le journal du texte garde pourquoi\u00a0:',
  'pack.readme.check.head': 'Tête du journal du texte à cette version (SHA-256)\u00a0:',
  'pack.readme.check.how':
    'L’espace où ce pack a été fait garde l’empreinte du fichier ZIP entier. Dans l’historique du document, sur cette version, choisissez le fichier\u00a0: son empreinte est comparée, sans que le fichier soit envoyé. La personne qui administre l’espace peut aussi lancer\u00a0: npm run verify -- --pack FICHIER.zip',

  'pack.readme.erased': 'PASSAGES EFFACÉS DEPUIS',
  'pack.readme.erased.one':
    'Cette version contient un passage effacé depuis par son auteur, ou à sa demande. Elle n’a pas été changée\u00a0: elle garde la trace de ce qui a été soumis à l’assemblée. Ne citez pas ce passage ailleurs\u00a0; l’espace indique à la personne qui pilote où il se trouve.',
  'pack.readme.erased.many':
    'Cette version contient {n} passages effacés depuis par leur auteur, ou à sa demande. Elle n’a pas été changée\u00a0: elle garde la trace de ce qui a été soumis à l’assemblée. Ne citez pas ces passages ailleurs\u00a0; l’espace indique à la personne qui pilote où ils se trouvent.',

  'pack.readme.note': 'À SAVOIR',
  'pack.readme.note.today':
    'Le texte est celui du verrouillage. Les noms, les contributions et les consentements sont ceux du jour où le pack a été fait\u00a0: si l’un d’eux change, un nouveau pack aura une autre empreinte. Ce pack n’est pas un PDF/A\u00a0: convertissez texte.pdf si votre service d’archives le demande.',

  'pack.column.section': 'Section',
  'pack.column.passage': 'Passage',
  'pack.column.workshop': 'Atelier',
  'pack.column.type': 'Type',
  'pack.column.table': 'Table',
  'pack.column.words': 'Contribution, aujourd’hui',
  'pack.column.became': 'Devenue',
  'pack.column.organisation': 'Organisation',
  'pack.column.answer': 'Réponse',
  'pack.column.reason': 'Réserve ou objection',
  'pack.column.day': 'Date',
  'pack.column.stale': 'Texte changé depuis',
  'pack.column.from': 'Du',
  'pack.column.to': 'Au',

  'pack.sheet.sources': 'Sources',
  'pack.sheet.consentements': 'Consentements',
  'pack.sheet.organisations': 'Organisations',
  'pack.source.cluster': 'Groupe de contributions',
  'pack.source.standing': 'Reprise',
  'pack.source.corrected': 'Reprise, corrigée depuis par son auteur',
  'pack.source.erased': 'Effacée par son auteur',
  'pack.source.withdrawn': 'Retirée par son auteur',
  'pack.source.hidden': 'Masquée par l’animation',
  'pack.source.unseen': 'Non montrée',
  'pack.answer.consent': 'Consent',
  'pack.answer.reservation': 'Consent avec une réserve',
  'pack.answer.objection': 'Fait une objection',
  'pack.answer.abstention': 'S’abstient',
} as const satisfies Record<`pack.readme.lock.${(typeof lockReasons)[number]}`, string> & Record<string, string>
