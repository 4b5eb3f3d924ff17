// Words of « À retirer »: where words stand that their author erased, withdrew or corrected.
export const takenWords = {
  'taken.title': 'À retirer des textes',
  'taken.lead':
    'Leur auteur·e les a effacés, retirés ou corrigés, ou l’animation les a masqués. Ces mots ne sont pas montrés ici\u202f: ouvrez chaque endroit, retirez-les à la main, puis cochez.',
  'taken.how.erased': 'Effacé le {day}',
  'taken.how.withdrawn': 'Retiré le {day}',
  'taken.how.hidden': 'Masqué le {day}',
  'taken.how.reworded': 'Corrigé le {day}',
  'taken.place.section': '{title}, partie «\u202f{section}\u202f»',
  'taken.text.title': 'Le titre d’un groupe de l’atelier',
  'taken.text.synthesis': 'La synthèse d’un groupe de l’atelier',
  'taken.text.merged': 'Une contribution réunie ou reformulée dans l’atelier',
  'taken.done': 'C’est fait',
  'taken.failed': 'Ce n’est pas enregistré. {why}',
} as const
