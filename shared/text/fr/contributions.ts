// Words of the file that holds all that somebody wrote.
export const contributionWords = {
  'contributions.title': 'Mes contributions',
  'contributions.lead':
    'Tout ce que {name} a écrit dans les documents et les ateliers de cet espace, au {date}. Ce qui a été effacé depuis y est aussi\u202f; les passages effacés de moins de trois lettres n’y sont pas.',
  'contributions.closed': 'Document qui ne vous est plus ouvert',
  'contributions.unreadable':
    'Le journal de ce document est abîmé\u202f: ce que vous y avez écrit ne peut pas être relu.',
  'contributions.standing': 'Ce qui est dans le texte',
  'contributions.gone': 'Ce qui en a été effacé',
  'contributions.writtenOn': 'Écrit le {date}',
  'contributions.goneOn': 'écrit le {written}, effacé le {gone}',
  'contributions.noSection': 'Avant le premier titre',
  'contributions.workshop': 'Atelier',
  'contributions.nothing': 'Rien n’a été écrit.',
  'contributions.file': 'mes-contributions',
} as const
