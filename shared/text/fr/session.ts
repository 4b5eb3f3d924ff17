// Words of the entry: signing in, a forgotten passphrase, a server that does not answer.
export const session = {
  'session.entry': 'Bienvenue',
  'session.headline': 'Écrire le territoire ensemble',
  'session.say':
    'Diagnostics, schémas et plans d’action de l’économie sociale et solidaire\u202F: plusieurs organisations, un seul texte, et tout le monde peut voir d’où vient chaque phrase.',
  'session.join': 'Rejoindre un atelier avec un code',
  'session.follow': 'Suivre mes contributions',
  'session.signIn': 'Se connecter',
  'session.signInLead': 'Pour rédiger ou suivre une démarche.',
  'session.email': 'Courriel',
  'session.passphrase': 'Phrase de passe',
  'session.forgotten': 'Phrase de passe oubliée',
  'session.signingIn': 'Connexion…',
  'session.needEmail': 'Écrivez votre adresse de courriel, par exemple n.ferhat@vaucombe.fr.',
  'session.needPassphrase': 'Écrivez votre phrase de passe.',
  'session.noAccount':
    'Votre organisation participe déjà\u202F? Demandez une invitation à la personne qui pilote la démarche.',
  'session.notSetUp': 'Cet espace n’est pas encore installé',
  'session.notSetUpBody':
    'Ouvrez le lien d’installation affiché au démarrage du serveur. Il ne sert qu’une fois\u202F: redémarrez le serveur pour en obtenir un autre.',
  'session.host': 'Service hébergé par {name}',
  'session.accessibility': 'Accessibilité\u202F: non conforme',
  'session.data': 'Vos données',
  'session.legal': 'Mentions légales',
  'session.forgottenTitle': 'Phrase de passe oubliée',
  'session.forgottenLead':
    'Donnez l’adresse de votre compte. Vous recevrez de quoi choisir une nouvelle phrase de passe.',
  'session.forgottenSend': 'Demander un lien',
  'session.forgottenSending': 'Envoi…',
  'session.forgottenDone': 'C’est demandé',
  'session.forgottenByMail':
    'Si un compte existe à cette adresse, un courriel vient de partir. Son lien sert une fois et expire vite\u202F: regardez aussi dans les indésirables.',
  'session.forgottenByHand':
    'Si un compte existe à cette adresse, l’administration de cet espace voit votre demande et vous transmettra un lien. Prévenez-la si c’est pressé.',
  'session.backToSignIn': 'Revenir à la connexion',
  'session.unreachable': 'Le serveur ne répond pas',
  'session.unreachableBody':
    'Ce qui était enregistré l’est toujours, et ce que vous avez écrit hors ligne est gardé sur cet appareil. Vérifiez votre connexion, puis réessayez.',
  'session.retry': 'Réessayer',
  'session.retrying': 'Nouvel essai…',
} as const
