// The outlines of calls for projects and short pieces, as their models have them; how to read a line is told in support/template-outline.ts.

export const pieces = {
  outcomes: `
    2 Ce que vos contributions sont devenues
    ◆ outcomes
    ⧉ Code | Contribution (résumé) | Reçue le / atelier | Suite : intégrée / reformulée / fusionnée / reportée / hors périmètre / non retenue | Motif (obligatoire si non intégrée) | Passage du document | Décision | Action et état | Date
  `,
  mandate: `
    ☰ Organisation | Représentant·e | Qualité | Pouvoir (contribuer / consentir / signer) | Démarche | Du … au … | Pièce (délibération, mail du président) | Révocable le
    ◆ demarche
  `,
  deliberation: `
    2 Visas
    2 Considérants
    ◆ consultation
    2 Après en avoir délibéré
    3 Article 1
    ◆ fingerprint
    3 Article 2
    3 Article 3
    3 Article 4
    3 Article 5
    3 Article 6
    2 Votes
    ⧉ Pour | Contre | Abstention | Déports
    2 Annexes
  `,
  call: `
    2 Note de co-écriture (publique)
    ⧉ Version | Date | Qui a été consulté | Modifications demandées | Retenues | Écartées (motif)
    2 Contexte et intentions
    ❓ call.e1
    ◆ challenges
    2 Projets attendus
    ▸ Catégories (exemple)
    ▸ Exigence de coopération
    ▸ Ce qui n’entre pas dans l’appel
    2 Qui peut répondre
    ⧉ Critère d’éligibilité | Justificatif | Vérifié par | Automatique (SIRET, agrément) ? +4
    2 Soutien proposé
    ⧉ Nature | Plafond | Taux | Durée | Versement | Cumul possible | Régime d’aides (de minimis, SIEG…) +5
    2 Calendrier (permanent ou par vagues)
    ⧉ Étape | Date | Qui | Ce que reçoit le candidat +10
    2 Dossier de candidature (court)
    3 Le besoin et les personnes concernées
    3 La réponse proposée
    3 Qui coopère et comment (qui décide, qui risque, qui bénéficie)
    ▸ Partenaires
    ⧉ Structure | SIRET | Rôle | Engagement | Lettre jointe
    3 Ancrage et complémentarité locale
    3 Modèle économique et budget
    ▸ Budget prévisionnel
    ⧉ Charges | Montant | Produits | Montant | Acquis / demandé
    3 Calendrier
    3 Ce que vous apprendrez et partagerez
    3 Ce que vous attendez de la collectivité au-delà de l’argent
    2 Critères d’appréciation (publics, pondérés ensemble)
    ⧉ Critère | Question posée au dossier | Poids | Échelle 0-4 décrite | Éliminatoire ? +10
    2 Instruction conjointe (comité technique conjoint)
    ▸ Composition
    ▸ Règles
    ▸ Fiche d’instruction
    ⧉ Dossier | Lecteur | Note par critère | Forces | Points à lever | Questions au porteur | Déport (O/N)
    ▸ Avis du comité
    ⧉ Dossier | Médiane | Écart | Avis (favorable, sous conditions, à retravailler, défavorable) | Motif | Financeur pressenti et montant | Accompagnement proposé | Retour au porteur le
    2 Décision, conventionnement, transparence
    ☰ Instance qui décide | Délai | Notification motivée | Recours | Publication (lauréats, montants, données essentielles) | RGPD
    2 Suivi et apprentissages
    ⧉ Projet | Jalon | Réalisé | Difficulté | Aide demandée | Leçon partageable
  `,
  application: `
    ☰ Appel à projets | Projet | Structure qui dépose | Contact
    ◆ call
    2 Le besoin et les personnes concernées
    2 La réponse proposée
    2 Qui coopère et comment (qui décide, qui risque, qui bénéficie)
    ▸ Partenaires
    ⧉ Structure | SIRET | Rôle | Engagement | Lettre jointe
    2 Ancrage et complémentarité locale
    2 Modèle économique et budget
    ▸ Budget prévisionnel
    ⧉ Charges | Montant | Produits | Montant | Acquis / demandé
    2 Calendrier
    2 Ce que vous apprendrez et partagerez
    2 Ce que vous attendez de la collectivité au-delà de l’argent
  `,
  instruction: `
    ☰ Appel à projets | Comité du
    ◆ call
    2 Comité technique conjoint
    ▸ Composition
    ▸ Règles
    ▸ Fiche d’instruction
    ⧉ Dossier | Lecteur | Note par critère | Forces | Points à lever | Questions au porteur | Déport (O/N)
    ▸ Avis du comité
    ⧉ Dossier | Médiane | Écart | Avis (favorable, sous conditions, à retravailler, défavorable) | Motif | Financeur pressenti et montant | Accompagnement proposé | Retour au porteur le
  `,
  privacy: `
    2 Vos données
    3 Qui ?
    3 Pourquoi ?
    3 Quoi ?
    3 Pas obligatoire
    3 Combien de temps ?
    3 Qui voit quoi ?
    3 Vos droits
  `,
  accessibility: `
    ☰ Organisme | Service concerné | Référence | Schéma pluriannuel (lien) | Plan d’actions de l’année (lien)
    2 État de conformité
    ☰ Conformité (totale / partielle ≥ 50 % / non conforme) | Taux issu d’un audit
    2 Résultats des tests
    ☰ Référentiel et version | Date | Auteur | Environnements de test | Échantillon de pages
    2 Contenus non accessibles
    ▸ Non-conformités
    ▸ Dérogations pour charge disproportionnée (motivées)
    ▸ Contenus exemptés
    2 Contact et délai de réponse
    2 Voie de recours (Défenseur des droits)
    2 Établissement et mise à jour de cette déclaration
    ☰ Date d’établissement | Date de mise à jour
  `,
  processing: `
    ☰ Finalité | Base légale | Responsable / conjoint / sous-traitant | Personnes | Catégories de données | Données sensibles incidentes | Destinataires | Hébergement (pays, certification) | Durées (active, intermédiaire, sort final) | Mesures de sécurité | AIPD nécessaire ?
  `,
  transfer: `
    ☰ Service producteur | Démarche | Dates extrêmes | Typologie (documents adoptés, restitutions, émargements, données) | Format (PDF/A, ODT, CSV, JSON) | Volume | DUA | Sort final (C/T/D) | Empreintes | Communicabilité | Visa
    ◆ demarche
    ◆ fingerprint
  `,
  note: `

  `,
} as const
