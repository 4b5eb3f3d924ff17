// What is said of a passage that was blanked, and what the command that blanks it says to whoever types it.
export const redactionWords = {
  'redact.blanked': '[passage retiré]',
  'redact.usage':
    'Usage\u202f: npm run redact -- document --phrase "…" [--phrase "…"] [--file passage.txt]\n       … --yes --by adresse@exemple.fr --reason "…"\nUn document se donne par son adresse ou son identifiant\u202f; «\u00a0--file\u00a0» lit le passage dans un fichier («\u00a0-\u00a0»\u202f: l’entrée standard), que l’historique du terminal ne garde pas.\nSans «\u00a0--yes\u00a0», dit où le passage a été écrit et ce qui serait effacé, et ne change rien.\nAvec «\u00a0--yes\u00a0», efface sans retour\u202f: qui le demande (un compte de l’instance) et pourquoi se lisent ensuite dans l’historique.',
  'redact.notADocument':
    '«\u202f{given}\u202f» n’est pas un document\u202f: donnez l’adresse d’un document de cette instance, ou son identifiant. Rien n’a été modifié.',
  'redact.tooShort':
    'La phrase «\u00a0{phrase}\u00a0» est trop courte\u202f: il faut au moins {n} signes, sinon elle se trouverait partout.',
  'redact.reasonSays': 'La raison dit le passage à effacer\u202f: elle se lit dans l’historique, donnez-en une autre.',
  'redact.nobody': 'Aucun compte actif n’a cette adresse\u202f: {email}.',
  'redact.noFile': 'Le fichier {path} ne peut pas être lu.',
  'redact.nowhere': 'Ce passage n’a jamais été écrit dans ce document, ni dans ses copies. Rien à effacer.',
  'redact.document': 'Document «\u00a0{title}\u00a0» ({documentId})',
  'redact.standing': '  «\u00a0{passage}\u00a0»\n    écrit par {who}, le {at} (édition {position}), et toujours là',
  'redact.stood':
    '  «\u00a0{passage}\u00a0»\n    écrit par {who}, le {at} (édition {position}), retiré par {by}, le {until} (édition {gone})',
  'redact.section': '    section «\u00a0{section}\u00a0»',
  'redact.somebody': 'le système, ou un compte effacé',
  'redact.rows.one': '  {letters} signes à effacer dans {n} édition\u202f: {positions}',
  'redact.rows.many': '  {letters} signes à effacer dans {n} éditions\u202f: {positions}',
  'redact.more': '… et {n} autres',
  'redact.name': '  titre, nom de version ou modèle\u202f: «\u00a0{name}\u00a0»',
  'redact.elsewhere': 'Se trouve aussi ailleurs, où cette commande ne va pas\u202f:',
  'redact.elsewhere.document': '  le document «\u00a0{name}\u00a0» ({id})\u202f: relancez la commande pour lui',
  'redact.elsewhere.workshop': '  une contribution de l’atelier «\u00a0{name}\u00a0»\u202f: à effacer dans l’atelier',
  'redact.elsewhere.lockedVersion':
    '  le nom de la version verrouillée «\u00a0{name}\u00a0»\u202f: elle reste comme elle est',
  'redact.elsewhere.stateReason': '  la raison d’un changement d’état\u202f: «\u00a0{name}\u00a0»',
  'redact.dry': 'Rien n’a été modifié. Pour effacer sans retour\u202f: --yes --by … --reason "…"',
  'redact.done':
    'Effacé\u202f: {letters} signes dans {rows} éditions de «\u00a0{title}\u00a0» (édition {position} du journal).',
  'redact.versions.one':
    '  {n} version verrouillée ne dit plus ce passage\u202f: sa nouvelle empreinte est dans le journal.',
  'redact.versions.many':
    '  {n} versions verrouillées ne disent plus ce passage\u202f: leurs nouvelles empreintes sont dans le journal.',
  'redact.after':
    'Vérifié, et cherché de nouveau\u202f: il n’en reste rien dans la base. Restent hors d’atteinte les sauvegardes déjà faites, les exports déjà pris et ce que des appareils hors ligne gardent (docs/REDACTION.md).',
  'redact.broken':
    'Le journal de «\u00a0{title}\u00a0» ne se vérifie pas (édition {position}). Voyez d’abord «\u00a0npm run verify\u00a0». Rien n’a été modifié.',
  'redact.left':
    'Il resterait une partie du passage dans «\u00a0{title}\u00a0» (édition {position})\u202f: donnez aussi la phrase telle qu’elle y est. Rien n’a été modifié.',
} as const
