// How those who wrote are named where they have no name of their own.
export const handWords = {
  'hand.former': 'Ancien membre',
  'hand.formerNumbered': 'Ancien membre {n}',
  'hand.guest': 'Une personne participante',
  'hand.system': 'Maillage',
  'hand.template': 'Trame du modèle',
  'hand.restitution': 'Restitution de l’atelier',
} as const
