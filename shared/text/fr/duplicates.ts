// Words of what is likely to be twice in a directory: telling, keeping apart, making one, undoing.
import type { LikenessReason } from '../../rules/organisation-likeness.ts'

export const duplicates = {
  'duplicates.title': 'Doublons probables',
  'duplicates.lead':
    'Des organisations de l’annuaire qui n’en sont peut-être qu’une. Réunissez-les, ou dites qu’elles sont distinctes\u202f: elles ne seront plus proposées.',
  'duplicates.link': 'Doublons',
  'duplicates.none': 'Aucun doublon probable',
  'duplicates.none.text': 'Aucune organisation de l’annuaire ne ressemble à une autre.',
  'duplicates.found.one': 'Deux organisations se ressemblent.',
  'duplicates.found.many': '{n} paires se ressemblent.',
  'duplicates.found.more': 'Voici les {shown} plus sûres, sur {n}.',
  'duplicates.pairs': 'Paires d’organisations',
  'duplicates.refused': 'Pilotes seulement',
  'duplicates.refused.text': 'Les pilotes de la démarche réunissent les doublons de l’annuaire.',
  'duplicates.reason.sameName': 'Même nom',
  'duplicates.reason.closeName': 'Noms proches',
  'duplicates.reason.sameSiren': 'Même SIREN',
  'duplicates.siret': 'SIRET {siret}',
  'duplicates.rna': 'RNA {rna}',
  'duplicates.apart': 'Elles sont distinctes',
  'duplicates.apartNamed': 'Elles sont distinctes\u202f: {one} et {other}',
  'duplicates.apart.done': 'Cette paire ne sera plus proposée',
  'duplicates.merge': 'Réunir',
  'duplicates.mergeNamed': 'Réunir {one} et {other}',
  'duplicates.heldElsewhere':
    'Les deux sont tenues par d’autres, ou participent à des démarches que vous ne pilotez pas\u202f: la personne qui administre cet espace peut les réunir.',

  'merge.sheet': 'Réunir avec une autre…',
  'merge.title': 'Réunir deux organisations',
  'merge.with': 'Avec quelle organisation réunir {name}\u202f?',
  'merge.with.hint': 'Une organisation de cet annuaire.',
  'merge.with.none': 'Aucune autre organisation de ce nom dans l’annuaire.',
  'merge.with.error': 'Choisissez une organisation de la liste.',
  'merge.keep': 'Laquelle garder',
  'merge.keep.hint': 'Son nom est celui que montreront l’annuaire et les textes.',
  'merge.keep.notThis': 'Ne peut pas être retirée par vous\u202f: gardez-la.',
  'merge.rows':
    'Les membres, contacts, étiquettes et participations de {gone} passent à {kept}, dans toutes les démarches.',
  'merge.facts': 'Ce que la fiche de {kept} ne dit pas est repris de celle de {gone}\u202f; ce qu’elle dit reste.',
  'merge.texts': 'Les textes qui citent {gone} montrent {kept}. Rien de ce qui a été écrit n’est changé.',
  'merge.undo': 'Vous pourrez défaire cette réunion pendant {n} jours.',
  'merge.act': 'Réunir',
  'merge.done': '{gone} est réunie à {kept}',

  'merges.title': 'Réunions récentes',
  'merges.one': '{gone}, réunie à {kept}',
  'merges.by': 'Par {by}, le {day}. Peut être défaite jusqu’au {until}.',
  'merges.undo': 'Défaire',
  'merges.undoNamed': 'Défaire la réunion de {gone} à {kept}',
  'merges.undo.title': 'Défaire cette réunion\u202f?',
  'merges.undo.text':
    'Ce qui venait de {gone} lui revient. Ce qui a été ajouté à {kept} depuis lui reste, membres compris.',
  'merges.undone': '{gone} et {kept} sont de nouveau distinctes',
} as const satisfies Record<`duplicates.reason.${LikenessReason}`, string> & Record<string, string>
