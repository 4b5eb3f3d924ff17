// Words of the first set-up of an instance.
export const setup = {
  'setup.title': 'Installer cet espace',
  'setup.headline': 'Tout commence ici',
  'setup.say':
    'Un nom pour cet espace, votre organisation, et vous. Vous inviterez les autres ensuite\u202F: rien d’autre n’est nécessaire.',
  'setup.lead':
    'Un espace, une organisation, un compte, et l’espace est à vous. Tout se modifie plus tard, sauf ce que le journal retient.',
  'setup.place': 'Cet espace',
  'setup.instanceName': 'Nom de l’espace',
  'setup.instanceHint': 'Celui que tout le monde verra\u202F: votre territoire, votre structure, votre projet.',
  'setup.organisation': 'Votre organisation',
  'setup.you': 'Vous',
  'setup.youHint': 'Vous administrerez cet espace.',
  'setup.displayName': 'Votre nom',
  'setup.displayNameHint': 'Tel que les autres le liront, à côté de ce que vous écrivez.',
  'setup.email': 'Votre courriel',
  'setup.passphrase': 'Votre phrase de passe',
  'setup.send': 'Installer',
  'setup.sending': 'Installation…',
  'setup.needInstance': 'Donnez un nom à cet espace, par exemple Le Maillage du Val.',
  'setup.needName': 'Écrivez votre nom.',
  'setup.needEmail': 'Écrivez votre adresse de courriel, par exemple n.ferhat@vaucombe.fr.',
  'setup.emailTaken': 'Un compte existe déjà à cette adresse.',
  'setup.already': 'Cet espace est déjà installé',
  'setup.alreadyBody':
    'L’installation ne se fait qu’une fois. Connectez-vous si vous avez un compte\u202F; sinon, demandez une invitation à la personne qui administre cet espace.',
  'setup.expired': 'Ce lien d’installation ne sert plus',
  'setup.expiredBody':
    'Il a expiré, ou un autre l’a remplacé. Redémarrez le serveur\u202F: il affiche un nouveau lien tant que l’espace n’est pas installé.',
  'setup.signIn': 'Se connecter',
  'setup.retry': 'Réessayer',
} as const
