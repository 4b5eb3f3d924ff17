// What files made of comparisons say.
export const historyFiles = {
  'file.title': '{title}, modifications',
  'file.sheet': 'Modifications',
  'file.between': 'Du {from} au {to}. Les passages déplacés sont à leur nouvelle place.',
  'file.beginning': 'premier jour',
  'file.author': '{name} ({organisation})',
  'file.someone': 'une personne',
  'file.nobody': 'Auteur inconnu',
} as const
