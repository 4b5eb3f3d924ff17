// Words of what somebody goes home with, on the phone: their code, projects, contacts.
export const takeAway = {
  'away.projects.one': 'Un projet',
  'away.projects.many': '{n} projets',
  'away.commitments.one': 'Un engagement',
  'away.commitments.many': '{n} engagements',
  'away.mine': 'Le vôtre',
  'away.supported': 'Vous le soutenez',
  'away.contacts.one': 'Un contact',
  'away.contacts.many': '{n} contacts',
  'away.contacts.agreed': 'Ces personnes ont accepté d’être jointes.',
  'away.contacts.nameless': 'Sans nom',
  'away.feedback': 'Vous saurez ce qu’il en est advenu au plus tard le {day}.',
  'away.again': 'Réessayer',

  'away.code': 'Votre code de suivi',
  'away.code.about':
    'Six mots pour voir ce que deviennent vos contributions, les corriger, les retirer ou les effacer. Sans compte ni adresse.',
  'away.code.make': 'Obtenir mon code de suivi',
  'away.code.making': 'Création…',
  'away.code.qr': 'QR code qui mène à vos contributions',
  'away.code.keep':
    'Notez-le ou enregistrez-le\u202f: il n’est gardé que sur ce téléphone, et personne ne peut le retrouver pour vous.',
  'away.code.copy': 'Copier',
  'away.code.copied': 'Code copié.',
  'away.code.print': 'Imprimer',
  'away.code.save': 'Enregistrer',
  'away.code.follow': 'Suivre mes contributions',
  'away.code.exists':
    'Un code a déjà été fait, et ce téléphone ne l’a plus. Un nouveau code rend le premier inutilisable.',
  'away.code.replace': 'Faire un nouveau code',
  'away.code.file':
    'Code de suivi\n{title}\n\n{code}\n\n{address}\n\nAvec ces six mots, vous voyez ce que deviennent vos contributions, vous les corrigez, les retirez ou les effacez.\n',
  'away.code.fileName': 'code-de-suivi.txt',

  'away.contact': 'Votre contact pour les autres',
  'away.contact.hint':
    'Une adresse ou un numéro. Donné aux participants une fois l’atelier clos, à personne d’autre. Laissez vide pour ne rien donner.',
  'away.contact.save': 'Enregistrer',
  'away.contact.saved': 'Enregistré.',

  'away.opinion.about':
    'Vous n’avez pas encore donné votre avis. Vous le pouvez jusqu’à la publication de la restitution.',
  'away.opinion.give': 'Donner votre avis',
  'away.opinion.given': 'Votre avis est enregistré. Vous pouvez le changer jusqu’à la publication de la restitution.',
  'away.opinion.change': 'Revoir votre avis',
} as const
