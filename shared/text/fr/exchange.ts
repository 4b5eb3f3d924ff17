// Documents that leave and come in: dialogs, words inside the files, what an import says it lost.

/** Words that stand inside the files. */
export const fileWords = {
  'file.contents': 'Sommaire',
  'file.notes': 'Notes',
  'file.total': 'Total',
  'file.totalOf': 'Total\u00a0: {sum}',
  'file.subtitle': '{demarche} · {date}',
  'file.living': '{kind} (bloc vivant)',
  'file.noImage': 'Image : {alt}',
  'file.noAlt': 'sans description',
  'file.style.summary': 'Titre de détails',
  'file.style.details': 'Détails',
  'file.style.table': 'Texte de tableau',
  'file.style.callout': 'Encadré ({tone})',
  'file.done': 'Fait',
  'file.undone': 'À faire',
  'file.someone': 'personne',
  'file.noteBack': 'Retour au texte',
  'file.untitled': 'Document importé',
  'tone.note': 'À noter',
  'tone.attention': 'Attention',
  'tone.example': 'Exemple',
  'tone.decision': 'Décision',
} as const

/** The dialogs « Exporter » and « Importer un document ». */
export const exchangeWords = {
  'export.title': 'Exporter le document',
  'export.text':
    'Le fichier contient le texte tel qu’il est maintenant, avec son sommaire, ses tableaux, ses images et ses notes. Les questions-guides n’y figurent pas ; un bloc vivant y est seulement nommé.',
  'export.format': 'Format du fichier',
  'export.docx': 'Word (.docx)',
  'export.docx.hint':
    'Pour continuer le texte dans Word, avec ses styles et ses notes. À l’ouverture, Word propose de mettre à jour les champs : acceptez pour voir les pages du sommaire.',
  'export.odt': 'LibreOffice (.odt)',
  'export.odt.hint': 'Pour continuer le texte dans LibreOffice, au format ouvert des administrations.',
  'export.pdf': 'PDF',
  'export.pdf.hint': 'Pour imprimer ou transmettre : mis en page, et lisible par les lecteurs d’écran.',
  'export.html': 'Page web (.html)',
  'export.html.hint': 'Pour publier ou lire dans un navigateur : une seule page, images comprises.',
  'export.md': 'Markdown (.md)',
  'export.md.hint':
    'Pour un outil de notes ou un site : du texte simple ; les cases fusionnées y sont séparées, et les listes à lettres numérotées.',
  'export.act': 'Télécharger le fichier',
  'export.busy':
    'Le fichier se prépare. Un long document peut demander une minute : vous pouvez continuer à écrire, il sera téléchargé dès qu’il sera prêt.',
  'export.leave': 'Continuer à écrire',
  'export.giveUp': 'Abandonner',
  'export.done': 'Le fichier est téléchargé.',

  'import.title': 'Importer un document',
  'import.text':
    'Le fichier devient un document de cette démarche, à votre nom. Titres, listes, tableaux, notes, liens et images sont repris ; les polices, les couleurs et la mise en page ne le sont pas.',
  'import.drop': 'Déposez un fichier ici',
  'import.or': 'ou',
  'import.choose': 'Choisir un fichier',
  'import.kinds': 'Word (.docx), LibreOffice (.odt), Markdown (.md) ou page web (.html), 20 Mo au plus.',
  'import.sending': 'Envoi de « {name} »…',
  'import.percent': '{n} %',
  'import.reading': 'Lecture de « {name} »…',
  'import.done': '« {title} » est importé',
  'import.whole': 'Tout le texte a été repris, sans ses polices, ses couleurs ni sa mise en page.',
  'import.losses': 'Ce qui a changé ou n’a pas été repris',
  'import.check': 'Relisez le document avant de le partager. Le fichier d’origine n’est pas gardé.',
  'import.open': 'Ouvrir le document',
  'import.another': 'Importer un autre fichier',
  'import.again': 'Choisir un autre fichier',
  'import.named': '{what} ({names})',
  'import.progress': 'Avancement de l’envoi',

  'loss.image.one': 'Une image n’a pas été reprise : elle n’est pas dans le fichier, ou son format n’est pas accepté',
  'loss.image.many':
    '{n} images n’ont pas été reprises : elles ne sont pas dans le fichier, ou leur format n’est pas accepté',
  'loss.imageSize.one': 'Une image s’affiche à une autre taille que dans le fichier',
  'loss.imageSize.many': '{n} images s’affichent à une autre taille que dans le fichier',
  'loss.hidden.one': 'Un passage masqué dans le fichier n’a pas été repris',
  'loss.hidden.many': '{n} passages masqués dans le fichier n’ont pas été repris',
  'loss.textBox.one': 'Une zone de texte : ses mots ont été placés dans le fil du texte',
  'loss.textBox.many': '{n} zones de texte : leurs mots ont été placés dans le fil du texte',
  'loss.comment.one': 'Un commentaire n’a pas été repris',
  'loss.comment.many': '{n} commentaires n’ont pas été repris',
  'loss.insertion.one': 'Un ajout en suivi de modifications a été accepté',
  'loss.insertion.many': '{n} ajouts en suivi de modifications ont été acceptés',
  'loss.deletion.one': 'Une suppression en suivi de modifications a été acceptée',
  'loss.deletion.many': '{n} suppressions en suivi de modifications ont été acceptées',
  'loss.macro.one': 'Les macros du fichier ont été ignorées',
  'loss.macro.many': 'Les macros du fichier ont été ignorées',
  'loss.formula.one': 'Une formule mathématique n’a pas été reprise',
  'loss.formula.many': '{n} formules mathématiques n’ont pas été reprises',
  'loss.nestedTable.one': 'Un tableau dans un tableau est devenu des lignes de texte',
  'loss.nestedTable.many': '{n} tableaux dans un tableau sont devenus des lignes de texte',
  'loss.headerFooter.one': 'Un en-tête ou un pied de page n’a pas été repris',
  'loss.headerFooter.many': '{n} en-têtes ou pieds de page n’ont pas été repris',
  'loss.script.one': 'Un programme contenu dans la page a été retiré',
  'loss.script.many': '{n} programmes contenus dans la page ont été retirés',
  'loss.unsafeLink.one': 'Un lien qui ne mène pas à une adresse sûre est devenu du texte',
  'loss.unsafeLink.many': '{n} liens qui ne mènent pas à une adresse sûre sont devenus du texte',
  'loss.deepHeading.one': 'Un titre de niveau 5 ou 6 est devenu un titre de niveau 4',
  'loss.deepHeading.many': '{n} titres de niveau 5 ou 6 sont devenus des titres de niveau 4',
  'loss.code.one': 'Un bloc de code est devenu un paragraphe',
  'loss.code.many': '{n} blocs de code sont devenus des paragraphes',
  'loss.tooDeep.one': 'Une partie trop imbriquée a été mise à plat',
  'loss.tooDeep.many': '{n} parties trop imbriquées ont été mises à plat',
  'loss.numbering.one': 'Une numérotation qui n’existe pas ici est devenue 1, 2, 3',
  'loss.numbering.many': '{n} numérotations qui n’existent pas ici sont devenues 1, 2, 3',
  'loss.raised.one': 'Un passage surélevé ou abaissé, sans être plus petit, est revenu sur la ligne',
  'loss.raised.many': '{n} passages surélevés ou abaissés, sans être plus petits, sont revenus sur la ligne',
  'loss.noteLook.one': 'La mise en forme d’une note de bas de page n’a pas été reprise\u202f: ses mots sont là',
  'loss.noteLook.many': 'La mise en forme de {n} notes de bas de page n’a pas été reprise\u202f: leurs mots sont là',
  'loss.placeholder.one': 'Un champ à remplir était vide\u202f: son texte d’invite n’a pas été repris',
  'loss.placeholder.many': '{n} champs à remplir étaient vides\u202f: leur texte d’invite n’a pas été repris',
  'loss.embedded.one': 'Un objet d’un autre logiciel (graphique, vidéo, feuille de calcul) n’a pas été repris',
  'loss.embedded.many': '{n} objets d’autres logiciels (graphiques, vidéos, feuilles de calcul) n’ont pas été repris',

  'refused.kind':
    'Ce type de fichier ne peut pas être lu. Rien n’a été créé : enregistrez-le en Word (.docx), LibreOffice (.odt), Markdown ou page web.',
  'refused.mismatch':
    'Le contenu de ce fichier ne correspond pas à son nom. Rien n’a été créé : ouvrez-le dans le logiciel qui l’a écrit et enregistrez-le de nouveau.',
  'refused.encrypted':
    'Ce fichier est protégé par un mot de passe, ou écrit par une version de Word antérieure à 2007. Rien n’a été créé : enregistrez-en une copie sans mot de passe, en .docx ou .odt.',
  'refused.damaged':
    'Ce fichier est abîmé : il ne peut pas être lu jusqu’au bout. Rien n’a été créé : ouvrez-le dans le logiciel qui l’a écrit et enregistrez-le de nouveau.',
  'refused.tooLarge':
    'Ce fichier dépasse 20 Mo. Rien n’a été créé : réduisez ses images, ou importez-le en plusieurs parties.',
  'refused.bomb':
    'Ce fichier deviendrait démesuré une fois ouvert. Par prudence, il n’a pas été lu, et rien n’a été créé.',
  'refused.tooLong':
    'Ce fichier est trop long pour être lu en une fois. Rien n’a été créé : importez-le en plusieurs parties.',
  'refused.empty': 'Ce fichier ne contient ni texte ni image. Rien n’a été créé : vérifiez que c’est le bon.',
  'refused.entities':
    'Ce fichier contient des déclarations qu’aucun traitement de texte n’écrit. Par prudence, il n’a pas été lu, et rien n’a été créé.',
} as const
