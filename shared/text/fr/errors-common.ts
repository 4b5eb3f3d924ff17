// What is said of the failures that a phone in a room meets too: all that its route loads of them.
export const commonErrors = {
  'error.badInput': 'Rien n’a été changé : vérifiez les champs indiqués.',
  'error.tooManyTries': 'Trop d’essais à la suite. Pour protéger ce compte, attendez {wait} avant de recommencer.',
  'error.wrongCode':
    'Aucun atelier ne répond à ce code. Vérifiez-le sur l’écran ou sur l’affiche\u202f: ni O, ni I, ni zéro, ni un.',
  'error.roomClosed':
    'Cet atelier n’est pas ouvert. Rien n’a été envoyé\u202f: adressez-vous à la personne qui l’anime.',
  'error.roomFull':
    'Cet atelier a atteint sa jauge. Rien n’a été envoyé\u202f: adressez-vous à la personne qui l’anime, elle peut l’agrandir.',
  'error.notYourGuest':
    'Cet appareil n’est plus reconnu pour cet atelier. Ce que vous avez envoyé est gardé\u202f: rejoignez l’atelier à nouveau avec son code.',
  'error.tooLarge': 'C’est trop long : raccourcissez ou envoyez en plusieurs parties.',
  'error.busy':
    'Beaucoup de personnes se connectent en même temps. Rien n’est perdu : réessayez dans quelques secondes.',
  'error.unavailable': 'Le serveur ne peut pas enregistrer pour le moment : réessayez dans un instant.',
  'error.diskFull': 'Le disque du serveur est plein : rien n’a été changé. Prévenez qui administre cet espace.',
  'error.bug': 'Erreur du serveur : réessayez, puis signalez le numéro {requestId}.',
  'error.network': 'Le serveur ne répond pas. Vérifiez votre connexion, puis réessayez : rien n’a été perdu.',
  'wait.second': 'une seconde',
  'wait.seconds': '{n} secondes',
  'wait.minute': 'une minute',
  'wait.minutes': '{n} minutes',
  'wait.hour': 'une heure',
  'wait.hours': '{n} heures',
} as const
