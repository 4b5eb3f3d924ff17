// The words of the closed lists: roles, families of organisations, states, steps, and what the audit log tells.
import type { ActVerb } from '../../rules/acts.ts'
import type { DocumentState, Transition } from '../../rules/document-states.ts'
import type { Role, Step } from '../../rules/demarche-roles.ts'
import type { Family } from '../../rules/organisation-families.ts'

export const roleWords = {
  'role.pilot': 'Pilote',
  'role.facilitator': 'Animateur·rice',
  'role.writer': 'Rédacteur·rice',
  'role.member': 'Membre',
  'role.elected': 'Élu·e',
  'role.observer': 'Observateur·rice',

  'roleHint.pilot': 'Conduit la démarche : invite, donne les rôles, écrit, soumet les textes.',
  'roleHint.facilitator': 'Prépare et anime les ateliers, crée des documents, invite des membres.',
  'roleHint.writer': 'Écrit les documents et les ouvre à la concertation.',
  'roleHint.member': 'Lit les documents de travail et contribue.',
  'roleHint.elected': 'Lit les textes dès leur concertation et consigne leur adoption.',
  'roleHint.observer': 'Lit les textes dès leur concertation.',

  'family.association': 'Association',
  'family.cooperative': 'Coopérative',
  'family.mutual': 'Mutuelle',
  'family.foundation': 'Fondation',
  'family.socialCompany': 'Société commerciale de l’ESS',
  'family.localAuthority': 'Collectivité',
  'family.state': 'Service de l’État',
  'family.company': 'Entreprise',
  'family.research': 'Recherche et enseignement',
  'family.residents': 'Habitantes et habitants',
  'family.other': 'Autre',

  'state.draft': 'Brouillon',
  'state.consultation': 'En concertation',
  'state.submitted': 'Soumis',
  'state.adopted': 'Adopté',
  'state.archived': 'Archivé',

  'stateHint.draft': 'Visible de l’équipe seulement, qui l’écrit.',
  'stateHint.consultation': 'Visible de toute la démarche, encore en écriture.',
  'stateHint.submitted': 'Figé : il se lit et ne se modifie plus, en attendant la décision.',
  'stateHint.adopted': 'Figé : il a été adopté par délibération.',
  'stateHint.archived': 'Figé : il est conservé pour mémoire.',

  'transition.open': 'Ouvrir à la concertation',
  'transition.resume': 'Reprendre en brouillon',
  'transition.submit': 'Soumettre au vote',
  'transition.reopen': 'Rouvrir la concertation',
  'transition.reject': 'Rejeter et renvoyer en brouillon',
  'transition.adopt': 'Consigner l’adoption',
  'transition.archive': 'Archiver',

  'step.diagnose': 'Diagnostiquer',
  'step.debate': 'Débattre',
  'step.decide': 'Décider',
  'step.act': 'Agir',
  'step.evaluate': 'Évaluer',
} as const satisfies Record<
  | `role.${Role}`
  | `roleHint.${Role}`
  | `family.${Family}`
  | `state.${DocumentState}`
  | `stateHint.${DocumentState}`
  | `transition.${Transition['name']}`
  | `step.${Step}`,
  string
>

/** The acts of the audit log, as a list reads them. A key for every verb of rules/acts.ts. */
export const actWords = {
  'act.setUp': 'a installé cet espace',
  'act.signIn': 's’est connecté·e',
  'act.signOut': 's’est déconnecté·e',
  'act.changePassphrase': 'a changé sa phrase de passe',
  'act.revokeSessions': 'a fermé des connexions',
  'act.updateMe': 'a modifié son profil',
  'act.updateInstance': 'a renommé cet espace',
  'act.createResetLink': 'a créé un lien de nouvelle phrase de passe',
  'act.requestReset': 'a demandé une nouvelle phrase de passe',
  'act.resetPassphrase': 'a choisi une nouvelle phrase de passe',
  'act.disablePerson': 'a fermé un compte',
  'act.enablePerson': 'a rouvert un compte',
  'act.addAffiliation': 'a rattaché une personne à une organisation',
  'act.createOrganisation': 'a créé une organisation',
  'act.updateOrganisation': 'a modifié la fiche d’une organisation',
  'act.createDemarche': 'a créé une démarche',
  'act.updateDemarche': 'a modifié une démarche',
  'act.invite': 'a invité une personne',
  'act.revokeInvitation': 'a retiré une invitation',
  'act.acceptInvitation': 'a accepté une invitation',
  'act.changeRole': 'a changé un rôle',
  'act.removeMember': 'a retiré une personne d’une démarche',
  'act.writeFor': 'a choisi au nom de qui écrire',
  'act.requestAccess': 'a demandé un accès',
  'act.answerAccessRequest': 'a répondu à une demande d’accès',
  'act.createDocument': 'a créé un document',
  'act.importDocument': 'a importé un document',
  'act.exportDocument': 'a exporté un document',
  'act.renameDocument': 'a renommé un document',
  'act.restrictDocument': 'a changé l’ouverture d’un document',
  'act.moveDocumentState': 'a changé l’état d’un document',
  'act.saveTemplate': 'a gardé un document comme modèle',
  'act.updateTemplate': 'a modifié un modèle',
  'act.archiveTemplate': 'a retiré un modèle',
  'act.unarchiveTemplate': 'a remis un modèle',
  'act.listOrganisation': 'a ajouté une organisation à un annuaire',
  'act.unlistOrganisation': 'a retiré une organisation d’un annuaire',
  'act.mergeOrganisations': 'a réuni deux organisations',
  'act.undoMerge': 'a séparé deux organisations réunies',
  'act.keepApart': 'a dit que deux organisations ne sont pas des doublons',
  'act.tagOrganisation': 'a changé les étiquettes d’une organisation',
  'act.recordContact': 'a enregistré un contact, avec son consentement',
  'act.withdrawContact': 'a effacé un contact',
  'act.importDirectory': 'a importé des organisations',
  'act.exportDirectory': 'a exporté un annuaire',
  'act.moveDocument': 'a déplacé un document',
  'act.duplicateDocument': 'a dupliqué un document',
  'act.trashDocument': 'a mis un document à la corbeille',
  'act.restoreDocument': 'a sorti un document de la corbeille',
  'act.removeDocument': 'a retiré définitivement un document',
  'act.removeFiles': 'a effacé les images d’un document retiré définitivement',
  'act.setNumbering': 'a changé la numérotation des titres d’un document',
  'act.createTag': 'a créé une étiquette',
  'act.renameTag': 'a renommé une étiquette',
  'act.mergeTag': 'a réuni deux étiquettes',
  'act.removeTag': 'a retiré une étiquette',
  'act.tagDocument': 'a changé les étiquettes d’un document',
  'act.restoreInstance': 'a restauré cet espace depuis une archive',
  'act.moveInstance': 'a déplacé cet espace vers une autre base de données',
} as const satisfies Record<`act.${ActVerb}`, string>
