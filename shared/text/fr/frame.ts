// Words of the frame of signed-in pages: the account menu, the foot, signing out, what cannot be found.
export const frame = {
  'frame.account': 'Votre compte, {name} ({initials})',
  'frame.myAccount': 'Mon compte',
  'frame.administration': 'Administration',
  'frame.signOut': 'Se déconnecter',
  'frame.offline': 'Vous êtes hors ligne',
  'frame.offline.text':
    'Ce qui demande le serveur attendra. Les documents déjà ouverts sur cet appareil restent accessibles.',
  'frame.accessibility': 'Accessibilité\u202F: non conforme',
  'frame.data': 'Vos données',
  'frame.legal': 'Mentions légales',

  'signOut.title': 'Se déconnecter',
  'signOut.question': 'Effacer ce que cet appareil garde\u202F?',
  'signOut.nothing': 'Cet appareil ne garde aucun document.',
  'signOut.one': 'Cet appareil garde un document, pour l’ouvrir sans réseau.',
  'signOut.many': 'Cet appareil garde {n} documents, pour les ouvrir sans réseau.',
  'signOut.unsaved.one':
    'Un document contient des modifications qui ne sont pas encore sur le serveur\u202F: effacer les perdrait.',
  'signOut.unsaved.many':
    '{n} documents contiennent des modifications qui ne sont pas encore sur le serveur\u202F: effacer les perdrait.',
  'signOut.setAside.one':
    'Une copie mise de côté n’existe que sur cet appareil\u202F: effacer la perdrait. Vous la retrouvez en ouvrant son document.',
  'signOut.setAside.many':
    '{n} copies mises de côté n’existent que sur cet appareil\u202F: effacer les perdrait. Vous les retrouvez en ouvrant leur document.',
  'signOut.clear': 'Effacer de cet appareil',
  'signOut.clearHint': 'À choisir sur un ordinateur partagé.',
  'signOut.keep': 'Garder sur cet appareil',
  'signOut.keepHint': 'Vous seul·e y aurez accès, en vous reconnectant.',
  'signOut.act': 'Se déconnecter',

  'read.failed': 'Ce qui devait s’afficher ici n’a pas pu être lu',

  'notFound.tab': 'Page introuvable',
  'notFound.title': 'Rien à cette adresse pour vous',
  'notFound.text':
    'La page n’existe pas, ou elle ne vous est pas ouverte. La réponse est la même dans les deux cas, pour ne rien dévoiler.',
  'notFound.home': 'Revenir à l’accueil',
  'notFound.ask.title': 'Demander l’accès',
  'notFound.ask.text': 'Si quelqu’un vous a transmis cette adresse, un·e pilote de la démarche peut vous l’ouvrir.',
  'notFound.ask.message': 'Votre message',
  'notFound.ask.hint': 'Dites qui vous êtes et ce qui vous amène. 500 caractères au plus.',
  'notFound.ask.send': 'Demander l’accès',
  'notFound.ask.sent': 'Demande enregistrée',
  'notFound.ask.sentText':
    'Si cette adresse existe, ses pilotes verront votre demande. Vous pourrez revenir ici une fois l’accès ouvert.',
} as const
