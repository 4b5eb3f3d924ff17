// Why a start is refused, and what it warns of: in the terminal of whoever typed the command.
export const startWords = {
  'start.config.mistakes':
    'La configuration contient des erreurs\u202f:\n{list}\nRien n’a été fait. Corrigez-les, puis recommencez.',
  'start.config.whole': 'doit être un nombre entier de {least} à {most}',
  'start.config.address': 'doit être une adresse comme {example}',
  'start.config.noPath': 'doit s’arrêter au nom et au port, sans chemin',
  'start.config.oneOf': 'doit être {choices}',
  'start.config.proxies': 'doit être un nombre de serveurs mandataires, ou leurs adresses séparées par des virgules',
  'start.config.long': 'doit avoir au moins {least} caractères',
  'start.config.mailAddress': 'doit contenir une adresse de courriel',
  'start.config.sender': 'est nécessaire quand SMTP_URL est donnée\u202f: c’est l’expéditeur des invitations',
  'start.config.atLeast': 'ne doit pas être inférieure à {other}',
  'start.stray':
    'Attention\u202f: la variable {name} n’est pas connue de Maillage et reste sans effet. Vouliez-vous écrire {nearest}\u202f?',
  'start.strayAlone':
    'Attention\u202f: la variable {name} n’est pas connue de Maillage et reste sans effet. README.md donne celles qui le sont.',

  'start.port.taken':
    'Le port {port} de {host} est déjà pris, peut-être par Maillage lui-même. Arrêtez ce qui l’occupe, ou choisissez-en un autre, par exemple PORT={other}.',
  'start.port.forbidden':
    'Le port {port} n’est pas ouvert à cet utilisateur. Choisissez PORT=1024 ou plus, derrière un serveur mandataire.',
  'start.port.noAddress': 'Cette machine n’a pas l’adresse {host}. Corrigez HOST.',
  'start.port.noName': 'Aucune machine ne s’appelle {host}. Corrigez HOST.',

  'start.data.unusable':
    'Le dossier de données {directory} ne peut pas être utilisé ({code}). Donnez-le à l’utilisateur qui démarre Maillage, ou choisissez un autre DATA_DIR.',
  'start.data.moved':
    'L’instance de {directory} a été déplacée vers une autre base ({to}). Donnez à DATABASE_URL l’adresse de celle-ci. Pour revenir à son état d’avant, et perdre ce qui a été écrit depuis, supprimez le fichier {file}.',
  'start.data.inUse':
    'Maillage est déjà en marche sur {directory} (processus {pid}). Arrêtez-le d’abord, ou choisissez un autre DATA_DIR.',
  'start.data.notMade': 'La base n’a pas pu être créée dans {directory}\u202f: {reason}',
  'start.data.noBinaries':
    'Il n’y a pas de PostgreSQL embarqué pour {platform} (paquet {name}). Lancez «\u00a0npm ci\u00a0» sans --omit=optional, ou donnez DATABASE_URL.',

  'start.database.silent': 'La base PostgreSQL de DATABASE_URL ({label}) ne répond pas ({code}).',
  'start.database.password': 'La base PostgreSQL de DATABASE_URL ({label}) refuse le mot de passe.',
  'start.database.login': 'La base PostgreSQL de DATABASE_URL ({label}) refuse cet identifiant.',
  'start.database.noName': 'Le serveur PostgreSQL de DATABASE_URL ({label}) n’a pas de base de ce nom.',
  'start.database.roles':
    'L’identifiant de DATABASE_URL n’a pas le droit de créer les rôles dont Maillage a besoin.\nFaites exécuter ceci, dans cette base, par qui administre ce PostgreSQL\u202f:\n{statements}',

  'start.migration.gap':
    'Les migrations se suivent sans trou ni répétition\u202f: {expected} est attendue, {found} a été trouvée.',
  'start.migration.name': 'Une migration s’appelle NNNN_nom.sql (minuscules, tirets bas)\u202f; {found} a été trouvée.',
  'start.migration.failed': 'La migration {name} a échoué, et rien n’en est resté\u202f: {reason}',
  'start.migration.later':
    'La base contient la migration {name}, que cette version ne connaît pas. Démarrez la version qui l’a faite, ou une suivante.',
  'start.migration.edited':
    'La migration {ours} a été modifiée après avoir été appliquée (sous le nom {name}). Remettez-la telle qu’elle était, et écrivez-en une nouvelle.',
} as const
