// Why something asked of a workshop changes nothing, in a sentence: `workshop.refused.<code>`.
export const refusalWords = {
  'workshop.refused.notYours': 'Ce n’est pas à vous de le faire, ou vos droits ont changé. Rien n’a été modifié.',
  'workshop.refused.notNow': 'Ce n’est pas possible à ce moment de l’atelier. Rien n’a été modifié.',
  'workshop.refused.unknown': 'Ce dont il s’agit n’existe plus. Rien n’a été modifié.',
  'workshop.refused.roundOver': 'Cette phase est terminée. Rien n’a été modifié.',
  'workshop.refused.roundLocked': 'Les envois sont fermés pour cette phase. Rien n’a été modifié.',
  'workshop.refused.otherRound':
    'L’atelier est passé à une autre phase entre-temps. Regardez où il en est, puis recommencez.',
  'workshop.refused.tooMany': 'Le nombre prévu pour cette phase est atteint. Retirez-en pour en ajouter.',
  'workshop.refused.tooLong': 'Le texte est trop long. Raccourcissez-le, puis recommencez.',
  'workshop.refused.empty': 'Il n’y a pas de texte. Écrivez-en un, puis recommencez.',
  'workshop.refused.wrongType': 'Cette sorte de contribution n’est pas proposée dans cette phase.',
  'workshop.refused.undoTooLate': 'Le délai de dix secondes est passé. Revenez en arrière avec le déroulé.',
  'workshop.refused.nothingPlanned': 'Le déroulé n’a aucune phase à jouer. Ajoutez-en une.',
  'workshop.refused.full': 'L’atelier est complet. Prévenez la personne qui anime.',
  'workshop.refused.beingErased': 'L’effacement demandé est en cours. Rien ne peut être ajouté.',
  'workshop.refused.overBudget': 'C’est plus que ce dont vous disposez. Retirez-en, puis recommencez.',
  'workshop.refused.noReason': 'Une réserve ou une objection se motive. Écrivez votre raison, puis recommencez.',
  'workshop.refused.noOrganisation':
    'Ce vote se fait par organisation, et vous n’en avez indiqué aucune. Indiquez-la, ou suivez le vote à l’écran.',
  'workshop.refused.ballotElsewhere':
    'Votre bulletin secret a été déposé depuis un autre appareil\u202F: lui seul peut le changer. Votre vote reste compté.',
} as const
