// The outlines of the diagnosis, the scheme, the action sheet and the charter, as their models have them; how to read a line is told in support/template-outline.ts.

const axes = [
  'Axe 1 — Faire émerger et accompagner',
  'Axe 2 — Consolider, financer, loger',
  'Axe 3 — Acheter et commander autrement',
  'Axe 4 — Coopérer et structurer des filières',
  'Axe 5 — Innover, chercher, transférer',
  'Axe 6 — Animer, former, donner à voir',
  'Axe 7 — Rayonner',
]
  .map(
    (axis) => `3 ${axis}
    ❓ scheme.b4-axis
    ▸ Défis visés
    ◆ challenges
    ▸ Résultat attendu à 3 ans et à 6 ans
    ▸ Objectifs
    ⧉ Orientation | Objectif | Indicateur | Valeur de départ | Cible 3 ans | Cible 6 ans | Fiches-actions liées`,
  )
  .join('\n')

export const strategy = {
  diagnostic: `
    ☰ Territoire (code INSEE / SIREN EPCI) | Périmètre retenu et date | Collectivité pilote | Co-pilotes (CRESS, pôle ESS, conseil de développement…) | Version | État | Organisations contributrices | Ateliers sources
    ◆ version
    ◆ state
    ◆ organisations
    ◆ workshops
    2 L’essentiel en une page ✍
    ❓ diagnostic.a0
    ◆ provenance
    ◆ challenges
    2 Pourquoi ce diagnostic, et comment il a été partagé
    ❓ diagnostic.a1
    3 Commande politique et calendrier
    3 Périmètre (territorial, sectoriel, temporel) et définitions retenues
    ❓ diagnostic.a1-2
    3 Méthode
    ▸ Étapes
    ⧉ Étape | Dates | Méthode (entretiens, enquête, atelier, données) | Participants (nb, collèges) | Ce qui en est sorti | Lien vers la restitution
    3 Qui a contribué — et qui manque
    ▸ Couverture
    ⧉ Collège | Invités | Présents | Contributions | Absents à recontacter +11
    2 Portrait du territoire
    ❓ diagnostic.a2
    ▸ Chiffres-repères
    ⧉ Indicateur | Valeur | Année | Source | Comparaison département | Comparaison région | Comparaison France | Lecture en une phrase +12
    2 Le poids et le visage de l’ESS
    ❓ diagnostic.a3
    3 Chiffres clés
    ◆ indicators
    ⧉ Indicateur | Valeur | Part du privé (%) | Part de l’emploi total (%) | Évolution sur 5 ans | Année | Source +8
    3 Par famille
    ⧉ Famille | Établissements | Salariés | Part | Évolution +6
    3 Par secteur d’activité
    ⧉ Secteur | Établissements | Salariés | Poids de l’ESS dans le secteur (%) | Indice de spécificité (100 = région) +13
    3 Par maille géographique
    ◆ map
    ⧉ Commune ou secteur | Établissements ESS | Salariés ESS | Poids (%) | QPV / ruralité | Remarque
    3 Qualité de l’emploi et des gouvernances
    ⧉ Thème | Constat | Source | Enjeu +8
    3 Précautions de lecture
    ❓ diagnostic.a3-6
    2 Les acteurs et leurs liens
    3 Annuaire
    ◆ directory
    ⧉ Structure | SIRET / RNA | Famille et statut | Agréments (ESUS, IAE, EVS…) | Activité(s) | Commune | Zone d’intervention | Effectif | Réseau(x) d’appartenance | Contact (si consentement)
    3 Cartographie des parties prenantes
    ⧉ Acteur | Rôle (porteur, financeur, accompagnateur, tête de réseau, prescripteur, usager) | Intérêt | Influence | Ressources apportées | Besoins exprimés | Relation actuelle avec la collectivité
    3 Chaîne d’accompagnement et de financement
    ⧉ Étape du parcours | Qui accueille / accompagne ? | Qui finance ? | Montant / modalité | Trou dans la raquette ? +6
    3 Coopérations existantes
    ⧉ Coopération (PTCE, SCIC, tiers-lieu, groupement, achat groupé…) | Membres | Objet | Depuis | Forces | Fragilités | Soutien de la collectivité
    2 Les besoins auxquels répondre
    ❓ diagnostic.a5
    ▸ Besoins
    ⧉ Besoin (formulé du point de vue des personnes) | Publics | Lieux | Preuves (donnée, témoignage, atelier) | Réponses existantes | Écart | Urgence (1-5) | Nb de contributions à l’appui
    ◆ provenance
    2 L’action publique aujourd’hui
    ❓ diagnostic.a6
    ▸ Transversalité
    ⧉ Politique / service | Ce qui concerne l’ESS | Budget N | Interlocuteur | Lien possible +11
    ▸ Articulation des niveaux
    ⧉ Niveau | Compétence mobilisée | Dispositif | Montant | Calendrier | Instance commune existante ? +6
    ▸ Commande publique
    ⧉ Marché / famille d’achat | Montant annuel | Clause ou réservation | Part attribuée à l’ESS | Échéance | Opportunité
    2 Synthèse AFOM ✍
    ❓ diagnostic.a7
    ⧉ Atouts (internes +) | Faiblesses (internes –)
    ❓ diagnostic.a7-item
    ❓ diagnostic.a7-item
    ❓ diagnostic.a7-item
    ❓ diagnostic.a7-item
    ◆ provenance
    2 Obstacles à lever, leviers à promouvoir
    ⧉ Énoncé | Nature (obstacle / levier) | Thème (réglementaire, financier, foncier, ingénierie, compétences, coopération, culture professionnelle) | Niveau compétent pour agir (commune → UE) | Exemple vécu | À relayer (RTES, CRESS, parlementaires, région) ?
    ◆ provenance
    2 Les défis du territoire ✍
    ❓ diagnostic.a9
    ◆ challenges
    ⧉ Défi | Pourquoi maintenant | Publics | Indicateur de départ | Cible | Organisations prêtes à s’engager | Niveau d’accord (gradient) | Réserves publiées
    2 Pistes de réponses collectives et suites
    ⧉ Piste | Défi(s) visé(s) | Porteurs potentiels | Partenaires | Premier pas (< 3 mois) | Besoin d’ingénierie | Financement envisageable
    ◆ arbitrations
    2 Annexes
    ◆ restitutions
    ◆ arbitrations
  `,
  scheme: `
    ☰ Période | Collectivité(s) signataire(s) | Assemblée délibérante et date de délibération | Version adoptée (empreinte) | Document de référence (diagnostic)
    ◆ fingerprint
    ◆ reference
    2 Le schéma en deux pages ✍
    ❓ scheme.b0
    2 Mot des élu·es et des acteurs (co-signé)
    ❓ scheme.b1
    2 D’où l’on part
    3 Rappel de la démarche (qui, quand, comment, avec quel pouvoir)
    ◆ journey
    ⧉ Temps fort | Date | Participants | Contributions reçues | Retenues | Reformulées | Reportées | Écartées
    3 Constats partagés et défis
    ◆ challenges
    3 Bilan de la période précédente
    ⧉ Action | Engagement initial | Réalisé | Écart et cause | Suite (poursuivre, transformer, arrêter)
    3 Articulation avec les autres cadres
    ⧉ Cadre | Ce qu’il dit de l’ESS | Convergence | Risque de doublon | Référent +8
    2 Vision et principes ✍
    ❓ scheme.b3
    ▸ Vision à horizon …
    ▸ Principes d’action
    ▸ Ce que l’on n’attend pas de l’ESS (éviter de la réduire à …)
    2 Axes, orientations, objectifs ✍
    ❓ scheme.b4
    ${axes}
    2 Plan d’actions
    ◆ action-plan
    ⧉ N° | Fiche-action | Axe | Pilote | Co-pilote | Partenaires | Démarrage | Fin | Budget total | Part collectivité | Statut | Indicateur principal
    ◆ actions
    2 Moyens
    3 Moyens humains et ingénierie
    ⧉ Fonction | ETP | Service | Prise de poste | Mutualisé avec
    3 Cadre financier
    ⧉ Ligne | Fonctionnement / Investissement | N | N+1 | N+2 | N+3 | N+4 | N+5 | Total | Financeur
    ▸ Effet dans les autres budgets
    ⧉ Politique | Ligne budgétaire | Montant bénéficiant à l’ESS | Part (%)
    ❓ scheme.b6-2
    3 Leviers non financiers
    ▸ Participations au capital de SCIC
    ⧉ SCIC | Objet | Montant / parts | Collège | Représentant·e | Date de délibération | Critères d’entrée et de sortie
    2 Gouvernance ✍
    ▸ Instances
    ⧉ Instance | Rôle (décide / propose / instruit / évalue) | Composition par collège | Voix | Fréquence | Animation | Compte-rendu public ? +5
    2 Suivi et évaluation partagée ✍
    ❓ scheme.b8
    ▸ Indicateurs
    ⧉ Question évaluative | Indicateur ou récit attendu | Type (réalisation, résultat, effet, qualité de coopération) | Source | Fréquence | Qui renseigne | Qui discute
    2 Calendrier
    ⧉ Trimestre | Jalon | Responsable | Livrable | Décision attendue
    2 Signatures et réserves ✍
    ◆ signatures
    ⧉ Organisation | Collège | Représentant·e mandaté·e | Sections consenties | Réserves publiées | Objections levées le | Date
    2 Annexes
    ◆ arbitrations
  `,
  action: `
    ☰ Fiche-action n° | Rattachement (axe / orientation / objectif) | Défi(s) | Statut (à venir, en cours, en pause, bloqué, en retard, réalisé, abandonné) | Priorité (haute, moyenne, basse)
    ◆ attachment
    ◆ challenges
    2 Pourquoi
    ❓ action.c1
    ▸ Contexte et besoin
    ▸ Contributions à l’origine de l’action
    ◆ provenance
    ▸ Ce qui existe déjà / à ne pas refaire
    2 Quoi
    ❓ action.c2
    ▸ Objectif(s)
    ▸ Description
    ▸ Publics bénéficiaires
    ▸ Territoire concerné
    ▸ Niveau de participation des habitants et acteurs (pas de participation, information, consultation, concertation, co-construction)
    2 Qui
    ⧉ Rôle | Organisation | Personne | Engagement précis | Confirmé le +7
    2 Comment et quand
    ▸ Étapes
    ⧉ N° | Étape | Livrable | Responsable | Début | Échéance | Fait ? +3
    2 Avec quels moyens
    ▸ Budget
    ⧉ Poste | Fonctionnement / Investissement | Année | Prévu | Réalisé | Financeur | Statut (acquis, demandé, à chercher)
    ▸ Autres ressources
    ⧉ Temps-agent (jours) | Temps-bénévole | Local / matériel | Donnée | Compétence
    2 À quoi verra-t-on que ça marche
    ⧉ Indicateur | Type (réalisation / résultat / effet) | Départ | Cible | Échéance | Source | Responsable du relevé
    ▸ Signe qualitatif
    ❓ action.c6-sign
    2 Risques, conditions de réussite, transversalité
    ⧉ Risque | Probabilité | Effet | Parade | Qui alerte
    ▸ Services et politiques à associer
    ▸ Marchés publics / subventions / SIEG : cadre juridique retenu
    ▸ Accessibilité et égalité
    2 Journal de l’action
    ◆ decisions
    ⧉ Date | Note | Auteur | Décision liée
  `,
  charter: `
    2 Qui nous sommes ✍
    ❓ charter.g1
    ▸ Membres
    ⧉ Structure | SIRET | Catégorie (entreprise ESS, entreprise hors ESS, collectivité, recherche / enseignement, organisme de formation, financeur, habitants) | Apport (temps, argent, lieu, compétence, donnée) | Attente | Mandataire
    2 Raison d’être, stratégie commune, filière ou défi visé ✍
    2 Ce que nous mutualisons, ce que nous coopérons, ce que chacun garde
    ⧉ Objet | Mutualisé / coopératif / propre | Règle d’usage | Coût partagé | Propriété (intellectuelle, données)
    2 Valeurs et engagements réciproques ✍
    ❓ charter.g4
    2 Gouvernance ✍
    ▸ Cercles / instances
    ⧉ Instance | Décide de | Membres | Voix par collège | Mode de décision | Quorum | Fréquence | Mandat | Compte-rendu
    ▸ Entrée, suspension, sortie d’un membre
    ▸ Présidence / animation
    ▸ Place de la collectivité (membre, partenaire, financeur : voix ou non ?)
    ▸ Conflits d’intérêts
    ▸ Médiation
    2 Modèle économique
    ⧉ Activité | Ressource | Clé de répartition | Montant | Risque | Réserve commune
    2 Communication, données, communs
    2 Évaluation de la coopération
    ⧉ Question | Signe observable | Fréquence | Qui discute +5
    2 Feuille de route à 18 mois
    ◆ actions
    2 Signatures ✍
    ◆ signatures
    2 Annexes
  `,
} as const
