// Words of the editor: its text, toolbar, outline and presence.
export const editor = {
  'editor.text': 'Texte du document',
  'editor.keys':
    'F6 pour passer à la partie suivante de l’écran, Alt+F10 pour la mise en forme. Dans un tableau, Tab va d’une case à l’autre.',
  'editor.empty': 'Commencez à écrire ici.',
  'editor.task': 'Fait : {text}',
  'editor.taskEmpty': 'tâche sans texte',
  'editor.pasteTooLarge':
    'Ce que vous collez est trop grand : rien n’a été ajouté, le texte est intact. Collez-le en plusieurs parties.',

  'editor.toolbar': 'Mise en forme',
  'editor.undo': 'Annuler ma dernière modification',
  'editor.redo': 'Rétablir ma modification',
  'editor.style': 'Style du paragraphe : {style}',
  'editor.style.choose': 'Style du paragraphe',
  'editor.style.paragraph': 'Paragraphe',
  'editor.style.heading1': 'Grand titre',
  'editor.style.heading2': 'Titre',
  'editor.style.heading3': 'Sous-titre',
  'editor.style.heading4': 'Intertitre',
  'editor.bold': 'Gras',
  'editor.italic': 'Italique',
  'editor.underline': 'Souligné',
  'editor.strike': 'Barré',
  'editor.bulletList': 'Liste à puces',
  'editor.orderedList': 'Liste numérotée',
  'editor.taskList': 'Liste de tâches',
  'editor.quote': 'Citation',
  'editor.divider': 'Séparateur',
  'editor.figure': 'Image',

  'editor.link': 'Lien',
  'editor.link.lost': 'Ce lien mène à un document qui n’existe plus ou ne vous est pas ouvert',
  'editor.link.lostSection': 'Cette section n’est plus dans le texte.',
  'editor.link.lostMark': 'lien rompu',
  'editor.mention.lostPerson': 'personne hors de la démarche',
  'editor.mention.lostOrganisation': 'organisation inconnue',
  'editor.link.address': 'Où mène le lien',
  'editor.link.hint':
    'Une page, une adresse électronique, un numéro de téléphone, ou les mots d’une section ou d’un document',
  'editor.link.apply': 'Poser le lien',
  'editor.link.remove': 'Retirer le lien',
  'editor.link.invalid':
    'Cette adresse n’est pas reconnue. Elle ressemble par exemple à https://www.exemple.fr ou à contact@exemple.fr.',

  'editor.table.scroll': 'Tableau plus large que la page, à faire défiler',
  'editor.table.options': 'Options du tableau',
  'editor.table.more': 'Options du tableau ({keys})',
  'editor.table.insert': 'Insérer un tableau',

  'editor.guides.hide': 'Masquer les questions',
  'editor.guides.show': 'Afficher les questions',

  'editor.find': 'Rechercher',

  'editor.outline': 'Sommaire',
  'editor.outline.empty': 'Les titres du texte apparaîtront ici.',
  'editor.outline.untitled': 'Section sans titre',
  'editor.outline.open': 'Déplier « {title} »',
  'editor.outline.close': 'Replier « {title} »',
  'editor.outline.consent': 'à soumettre au consentement',

  'editor.presence.one': '{n} personne présente',
  'editor.presence.many': '{n} personnes présentes',
  'editor.presence.me': '{who} (vous)',
  'editor.presence.person': '{name}, {organisation}',
  'editor.presence.more': '+ {n}',
} as const
