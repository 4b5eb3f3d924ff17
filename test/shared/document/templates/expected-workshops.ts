// The outlines of what goes with workshops, ideas and evaluations, as their models have them; how to read a line is told in support/template-outline.ts.

export const workshops = {
  reception: `
    2 Accueil des porteurs, mois par mois
    ⧉ Mois | Accueils | 1ers contacts | Orientés vers | Projets suivis | Passés en émergence | Créés | Besoins récurrents (→ diagnostic) +12
    2 Besoins récurrents
    ◆ recurring-needs
  `,
  workshop: `
    2 Fiche de cadrage
    ☰ Titre | Pilotage (collectivité) | Co-organisateurs | Animateur·rice | Rapporteur·s | Date, lieu, durée | Modalité (salle / à distance / hybride) | Jauge | Langues | Publics prioritaires | Commande : que fera-t-on du résultat, qui décide, quand le saura-t-on ?
    3 Texte de cadrage (10 lignes maximum)
    3 Questions-guides (3 maximum)
    ❓ workshop.d1-questions
    3 Ce qui n’est pas en discussion
    3 Règles
    2 Déroulé minuté
    ◆ sequence
    ⧉ Heure | Durée | Phase | Consigne affichée | Configuration (seul, 2, 4, table, plénière) | Visibilité (privé → révélé) | Identité (anonyme, pseudo, organisation) | Type de cartes | Matériel | Animateur | Plan B papier
  `,
  restitution: `
    2 Repères
    ☰ Titre | Date, lieu | Pilotage | Animateur·rice | Rapporteur·s | Nombre de présents par collège | Nombre de contributions | Durée réelle par phase
    ◆ attendance-count
    ◆ contribution-count
    ◆ timing
    2 Liste de présence
    ◆ attendance
    ⧉ Nom | Prénom | Organisation | Collège | Heure d’arrivée | Signature / validation | Accord diffusion (O/N)
    2 Rappel de la commande et des questions-guides
    2 Ce qui a été dit — par thème
    ⧉ Titre du groupe | Synthèse (3 lignes) | Verbatims choisis | Points d’accord | Points de désaccord | Gommettes | Tables concernées
    ◆ provenance
    2 Besoins · Obstacles à lever · Leviers à promouvoir
    ⧉ Type | Énoncé | Thème | Niveau compétent | Soutiens | À relayer à +3
    2 Pratiques et outils partagés
    ⧉ Pratique | Territoire / structure | En une phrase | Ressource | Contact (si accord)
    2 Idées de projets et mises en relation
    ⧉ Projet | Porteur | Cherche | Propose | Personnes intéressées
    2 Décisions
    ⧉ Décision | Mode (consentement, vote, avis) | Résultat | Réserves | Date d’effet | Révision le
    2 Actions
    ⧉ Action | Responsable | Échéance | Première étape | Suivi
    ◆ follow-up
    2 Mis de côté (« parking »)
    ⧉ Sujet | Apporté par (table) | Où et quand il sera traité | Responsable
    2 Évaluation à chaud
    ◆ feedback
    ⧉ Utilité (1-5) | J’ai pu m’exprimer (1-5) | Je repars avec : une idée / un projet / un contact | Une chose à garder | Une chose à changer
    2 Et maintenant ?
    ▸ Prochaine étape
    ▸ Date de retour aux participants
    ▸ Ce que votre contribution est devenue
    ◆ outcomes
    ▸ Contact pour corriger ou retirer une contribution
  `,
  roundtable: `
    2 Fiche
    ☰ Titre | Questions | Animateur
    ▸ Intervenants
    ⧉ Nom | Fonction | Structure | Territoire | Temps de parole prévu | Temps de parole réel
    2 Interventions
    ⧉ Intervenant | Thèse en 3 lignes | Expérience citée (où, qui, depuis quand, chiffres) | Condition de réussite | Obstacle | Levier | Citation validée | Ressource
    2 Questions de la salle
    ◆ speaking-queue
    2 5 idées à retenir
    2 À relayer
  `,
  idea: `
    2 Fiche « idée déposée »
    ☰ L’idée en une phrase | Pour qui | Où | Ce que j’apporte | Ce que je cherche | Comment me joindre (facultatif) | Puis-je être mis en relation ? (O/N)
    2 Passages au comptoir
    ⧉ Date | Accueillant | Besoin exprimé | Orientation(s) donnée(s) | Mise en relation | Suite | Rappel le
    2 Parcours
    ⧉ Étape | Date | Référent | Ce qui a été fait | Prochaine étape | Visible publiquement ? +9
  `,
  advocacy: `
    ☰ Thème | Niveau de décision visé | Constat (nombre de territoires, nombre de contributions) | Obstacle | Levier proposé | Rédaction proposée (amendement, circulaire, dispositif) | Territoires prêts à témoigner | Confidentialité
    ◆ contribution-count
  `,
  evaluation: `
    2 Principe (à afficher)
    2 Protocole
    2 Marqueurs (base à adapter ensemble)
    ⧉ Marqueur | Question | 0 absent | 1 intention | 2 engagé | 3 installé | 4 exemplaire | Preuve attendue | Positionnement du porteur | Regards croisés | Accord du collège | Commentaire +12
    2 Récit d’effets (complément qualitatif)
    ❓ evaluation.f4
    ⧉ Récit | Témoin | Ce que cela montre | Marqueur(s) | Accord de diffusion
    2 Avis du collège ✍
    ☰ Avis (labellisé, labellisé avec plan de progrès, à accompagner avant nouvelle lecture, non retenu : motif et orientation) | Composition du collège | Déports | Points de désaccord | Date | Durée de validité
    2 Plan de progrès
    ⧉ Marqueur visé | Engagement du porteur | Soutien de la collectivité / du réseau | Échéance | Revue
    2 Parcours « idée citoyenne » (budget citoyen, comptoirs)
    ⧉ Étape | Date | Référent | Ce qui a été fait | Prochaine étape | Visible publiquement ? +9
    3 Fiche « idée déposée »
    ☰ L’idée en une phrase | Pour qui | Où | Ce que j’apporte | Ce que je cherche | Comment me joindre (facultatif) | Puis-je être mis en relation ? (O/N)
    3 Fiche « passage au comptoir »
    ⧉ Date | Accueillant | Besoin exprimé | Orientation(s) donnée(s) | Mise en relation | Suite | Rappel le
  `,
} as const
