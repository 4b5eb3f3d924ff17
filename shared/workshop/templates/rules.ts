// The rules that a room agrees on before it begins.

export const rulesOfPlay = [
  'Une idée par carte.',
  'On parle en «\u00A0je\u00A0».',
  'On a le droit de passer.',
  'Ce qui est noté peut être publié.',
  'Ce qui est anonyme le reste.',
].join('\n')
