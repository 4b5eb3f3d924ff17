// Words of what is done with figures: sending, describing, resizing. Loaded when somebody does.
export const figureTools = {
  'figure.tools': 'Image',
  'figure.describe': 'Décrire',
  'figure.describe.long': 'Décrire l’image',
  'figure.smaller': 'Réduire l’image',
  'figure.larger': 'Agrandir l’image',
  'figure.replace': 'Remplacer',
  'figure.replace.long': 'Remplacer l’image par une autre',
  'figure.remove': 'Supprimer',
  'figure.remove.long': 'Supprimer l’image et sa légende',
  'figure.width': 'Largeur de l’image',
  'figure.width.value': '{n} % de la largeur du texte',
  'figure.width.said': 'Image large de {n} % de la largeur du texte.',
  'figure.width.short': '{n} %',

  'figure.alt.title': 'Décrivez l’image',
  'figure.alt.label': 'Texte de remplacement',
  'figure.alt.hint':
    'Ce que l’image apporte, en une ou deux phrases, pour qui ne la voit pas. Inutile de commencer par « Image de ».',
  'figure.alt.decorative': 'Image décorative',
  'figure.alt.decorative.hint': 'Elle n’apporte rien de plus que le texte : les lecteurs d’écran la passeront.',
  'figure.alt.save': 'Enregistrer',
  'figure.alt.later': 'Plus tard',
  'figure.alt.missing': 'Décrivez l’image, ou dites qu’elle est décorative.',

  'figure.sending': 'Envoi de « {name} »',
  'figure.pasted': 'image collée',
  'figure.waiting': 'en attente',
  'figure.preparing': 'préparation',
  'figure.progress': '{n} %',
  'figure.cancel': 'Annuler l’envoi',
  'figure.again': 'Réessayer',
  'figure.drop': 'Retirer',
  'figure.added': 'Image ajoutée. Elle n’est pas encore décrite.',
  'figure.shrunk': 'La photo a été réduite à {n} pixels avant l’envoi : c’est assez pour l’écran et l’impression.',
  'figure.still': 'Cette image bougeait : seule sa première vue est gardée.',
  'figure.leftOut.one':
    '{n} image n’a pas été reprise : elle vient d’un autre site ou d’un autre fichier. Enregistrez-la, puis ajoutez-la ici.',
  'figure.leftOut.many':
    '{n} images n’ont pas été reprises : elles viennent d’un autre site ou d’un autre fichier. Enregistrez-les, puis ajoutez-les ici.',
  'figure.notAdopted':
    'Une image collée ne peut pas être reprise ici : elle n’existe plus dans son document, ou celui-ci ne vous est pas ouvert.',

  'figure.failed.offline':
    'Pas de connexion : l’image n’est pas envoyée. Gardez cette page ouverte, l’envoi reprendra.',
  'figure.failed.tooLarge': 'Cette image est trop lourde : {most} au plus. Réduisez-la, puis recommencez.',
  'figure.failed.svg': 'Les images SVG ne sont pas acceptées : elles peuvent contenir du code. Enregistrez-la en PNG.',
  'figure.failed.unknown':
    'Ce fichier n’est pas une image JPEG, PNG, WebP ou GIF. Enregistrez-le dans l’un de ces formats.',
  'figure.failed.damaged':
    'Cette image est abîmée ou incomplète. Rouvrez-la, enregistrez-la de nouveau, puis recommencez.',
  'figure.failed.tooManyPixels':
    'Cette image est trop grande une fois ouverte. Réduisez ses dimensions, puis recommencez.',
  'figure.failed.person':
    'Vous avez envoyé beaucoup d’images aujourd’hui : la place prévue est prise. Réessayez demain, ou adressez-vous à la personne qui administre cet espace.',
  'figure.failed.document':
    'La place prévue pour les images de ce document est prise. Adressez-vous à la personne qui administre cet espace.',
  'figure.failed.tooManyTries': 'Beaucoup d’images en peu de temps : réessayez dans une minute.',
  'figure.failed.readOnly': 'Ce texte ne se modifie plus : l’image n’a pas été ajoutée.',
} as const
