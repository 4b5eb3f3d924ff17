// What the server says in the terminal of whoever starts it.
export const consoleWords = {
  'console.listening': 'Maillage est prêt\u202f: {url}',
  'console.setUp': 'Première installation, lien à usage unique\u202f: {link}',
  'console.seeded':
    'Personnes de démonstration\u202f: connectez-vous avec l’une de ces adresses et la phrase de passe qui suit.',
  'console.draining':
    'Départ annoncé\u202f: les personnes passent à un autre serveur pendant {seconds}\u00a0s. Un second signal arrête aussitôt.',
  'console.stopping': 'Arrêt en cours\u202f: enregistrement des textes…',
  'console.stopped': 'Arrêté. Tout est enregistré.',
  'console.unsaved': 'Arrêté. Modifications non enregistrées\u202f: {n}.',
} as const
