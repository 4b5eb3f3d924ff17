// What is said of each expected failure: what happened, what is safe, what to do. A key for every code of shared/errors.ts.
import type { ErrorCode } from '../../errors.ts'
import type { PassphraseProblem } from '../../rules/passphrase.ts'
import { commonErrors } from './errors-common.ts'

export const errors = {
  ...commonErrors,
  'error.badOrigin':
    'Cette demande ne vient pas de cette page. Par prudence, rien n’a été changé : rechargez la page et recommencez.',
  'error.signedOut':
    'Votre connexion a expiré. Ce que vous avez écrit est gardé sur cet appareil : connectez-vous pour continuer.',
  'error.wrongCredentials':
    'Cette adresse et cette phrase de passe ne vont pas ensemble. Vérifiez l’une et l’autre, ou demandez une nouvelle phrase de passe.',
  'error.notAllowed':
    'Votre rôle ne permet pas cette action. Rien n’a été changé : adressez-vous à un·e pilote de la démarche.',
  'error.notYourOrganisation':
    'Vous n’appartenez pas à cette organisation, et ne pouvez pas engager son nom. Rien n’a été changé : adressez-vous à l’un de ses membres ou à un·e administrateur·rice.',
  'error.notYoursToMerge':
    'Celle qui disparaîtrait est tenue par d’autres, ou participe à une démarche que vous ne pilotez pas. Rien n’a été changé\u202f: gardez plutôt celle-là, ou adressez-vous à la personne qui administre cet espace.',
  'error.mergedAgain':
    'Cette réunion ne peut plus être défaite\u202f: l’organisation a été réunie à une autre depuis, ou le délai est passé. Rien n’a été changé.',
  'error.rehearsal': 'Ceci est une répétition\u202F: tout sera effacé, rien n’en est gardé.',
  'error.notPaired': 'Aucun écran n’affiche ce code. Regardez celui que montre l’écran en ce moment.',
  'error.notFound':
    'Cette page n’existe pas, ou elle ne vous est pas ouverte. Vous pouvez demander l’accès à qui vous en a parlé.',
  'error.alreadyExists': 'Cela existe déjà. Rien n’a été ajouté : cherchez dans la liste, ou choisissez un autre nom.',
  'error.weakPassphrase': 'Cette phrase de passe ne protège pas assez votre compte. Choisissez-en une autre.',
  'error.linkExpired':
    'Ce lien a déjà servi, a été retiré ou n’est plus valable. Demandez-en un nouveau à la personne qui vous l’a transmis.',
  'error.alreadySetUp': 'Cet espace est déjà installé. Connectez-vous, ou demandez une invitation.',
  'error.notSetUp':
    'Cet espace n’est pas encore installé. Ouvrez le lien d’installation affiché au démarrage du serveur.',
  'error.notAnImage':
    'Cette image ne peut pas être prise : elle est d’un autre format, abîmée ou trop grande. Rien n’a été ajouté : enregistrez-la en JPEG ou en PNG.',
  'error.unreadableFile': 'Ce fichier ne peut pas être lu. Rien n’a été créé.',
  'error.exportFailed':
    'Ce document n’a pas pu être mis en fichier. Le document est intact : réessayez, ou choisissez un autre format.',
  'error.quotaReached':
    'La place prévue pour les images est prise. Rien n’a été ajouté : réduisez les images, ou adressez-vous à la personne qui administre cet espace.',
  'error.brokenLog':
    'Le journal de ce texte est abîmé\u202f: son historique ne peut pas être montré. Le texte n’est pas touché, et les autres non plus\u202f: prévenez la personne qui administre cet espace.',
  'error.frozen':
    'Ce document n’est plus en cours d’écriture : il se lit, il ne se modifie plus. Vos modifications sont gardées sur cet appareil.',
  'error.guardFailed': 'Ce document ne peut pas encore changer d’état. Rien n’a été changé.',
  'error.staleState':
    'Quelqu’un vient de changer l’état de ce document. Rien n’a été changé : regardez où il en est avant de recommencer.',
  'error.staleSheet':
    'Quelqu’un vient de modifier cette fiche. Rien n’a été changé : relisez-la, ce que vous avez saisi est gardé ici.',
  'error.lastPilot': 'Une démarche garde au moins un·e pilote. Nommez quelqu’un d’autre pilote avant ce changement.',
  'error.wouldCycle':
    'Un document ne peut pas être rangé dans lui-même, ni dans ce qu’il contient. Rien n’a été changé.',
  'error.tooDeep':
    'Les documents seraient rangés sur trop de niveaux. Rien n’a été changé : choisissez une place plus haut.',
  'error.inTrash': 'Ce document est dans la corbeille. Rien n’a été changé : sortez-le d’abord de la corbeille.',
  'error.historyHidden':
    'L’historique de ce texte n’est pas ouvert à votre rôle. Le texte lui-même se lit normalement\u202f: adressez-vous à un·e pilote de la démarche.',
  'error.beforeArrival':
    'Ce qui précède votre arrivée dans la démarche ne vous est pas montré. Choisissez un moment plus récent.',
  'error.restoring':
    'Une restauration de ce texte est déjà en cours. Rien n’a été changé\u202f: regardez ce qu’elle donne, puis recommencez s’il le faut.',
  'error.locked':
    'Cette version est verrouillée\u202f: personne ne peut plus la renommer ni la retirer. Rien n’a été changé.',
  'error.invalidSiret':
    'Ce numéro SIRET ne correspond à aucun établissement : il compte 14 chiffres et sa clé doit être juste.',
  'error.invalidRna': 'Ce numéro RNA n’est pas lisible : il s’écrit W suivi de neuf chiffres, par exemple W131234567.',

  'passphrase.tooShort':
    'Elle est trop courte : 12 caractères au moins mêlant minuscules, majuscules, chiffres et signes, ou une phrase de sept mots.',
  'passphrase.tooLong': 'Elle est trop longue : 200 caractères au plus.',
  'passphrase.tooSimple':
    'Elle est trop simple : mêlez minuscules, majuscules, chiffres et signes, ou écrivez une phrase de sept mots différents.',
  'passphrase.isIdentity': 'Elle ressemble trop à votre nom, à votre adresse ou au nom de votre organisation.',
  'passphrase.denied':
    'Elle est trop connue : c’est l’une des premières que l’on essaierait. Choisissez des mots qui ne vont qu’à vous.',

  'guard.onlyTemplate': 'Ce texte n’est encore que son modèle. Écrivez-le avant de le soumettre.',
} as const satisfies Record<`error.${ErrorCode | 'bug' | 'network'}`, string> &
  Record<`passphrase.${PassphraseProblem}`, string> &
  Record<string, string>
