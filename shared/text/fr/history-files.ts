// What files made of comparisons say.
export const historyFiles = {
  'file.title': '{title}, modifications',
  'file.sheet': 'Modifications',
  'file.between': 'Du {from} au {to}. Chaque modification peut être acceptée ou refusée.',
  'file.beginning': 'premier jour',
  'file.author': '{name} ({organisation})',
  'file.someone': 'une personne',
  'file.nobody': 'Auteur inconnu',
} as const
