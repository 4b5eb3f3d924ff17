// What the people of a rehearsal write: sentences as rooms write them, by what they are about. Some with a mistake, some too long.
import type { ContributionType } from '../../workshop/phases.ts'

export type Theme = {
  /** Of the group that a table makes of it. */
  title: string
  synthesis: string
  said: Readonly<Partial<Record<ContributionType, readonly string[]>>>
}

export const rehearsalThemes = {
  premises: {
    title: 'Des locaux qui durent',
    synthesis:
      'Les baux courts empêchent d’investir. Nous voulons des lieux partagés, ouverts le soir, et un recensement des locaux vides que tout le monde puisse lire.',
    said: {
      need: [
        'Un local de stockage à moins de dix minutes du marché',
        'Des bureaux à partager, même deux jours par semaine',
        'Une grande salle le samedi, avec un évier et du chauffage',
      ],
      obstacle: [
        'Notre bail se termine dans onze mois, impossible d’investir',
        'Les loyers du centre on doublé en cinq ans',
        'Personne ne sait à qui demander les clés de la salle',
      ],
      lever: [
        'Recenser les rez-de-chaussée vides et les prêter trois ans',
        'Une foncière tenue à plusieurs, avec les communes et les habitants',
      ],
      strength: ['La halle est connue de tous et elle est au pied du bus'],
      weakness: ['On vit tous dans des locaux provisoires depuis des années'],
      opportunity: ['L’ancienne école ferme en septembre, elle cherche un usage'],
      threat: ['La vente du bâtiment de la rue des Tanneurs'],
      practice: ['Chez nous, trois associations se relaient dans le même atelier selon l’heure'],
      idea: ['Un calendrier commun des salles, visible par toutes les associations'],
      project: [
        'Ouvrir un lieu commun de stockage et de réparation, à tenir à plusieurs structures, avec un accès par badge et un forfait au mois',
      ],
      question: ['Qui décide de l’attribution des locaux de la métropole ?'],
      commitment: ['J’envoie d’ici vendredi la liste de nos créneaux libres'],
    },
  },
  money: {
    title: 'Financer dans la durée',
    synthesis:
      'Les appels à projets épuisent les équipes. Nous demandons des conventions de trois ans et un fonds de trésorerie commun pour attendre les versements.',
    said: {
      need: [
        'Du financement de fonctionnement, pas seulement du projet',
        'Une avance de trésorerie quand la subvention arrive en novembre',
        'Des conventions sur trois ans, pour pouvoir embaucher sans trembler chaque automne',
      ],
      obstacle: [
        'On passe plus de temps à écrire les dossiers qu’à faire le travail',
        'Chaque financeur a son tableau, ses dates et son vocabulaire',
        'Le solde est versé dix-huit mois apres',
      ],
      lever: [
        'Un dossier unique, accepté par la Région, le Département et la métropole',
        'Mobiliser l’épargne locale avec des titres associatifs',
      ],
      strength: ['Nous avons déjà un fonds de solidarité entre quatre associations'],
      weakness: ['Nous dépendons à 80 % d’un seul financeur'],
      opportunity: ['La nouvelle programmation européenne ouvre au printemps'],
      threat: ['La baisse des dotations des communes l’année prochaine'],
      practice: ['On fait une commande groupée d’assurances, 22 % de moins la première année'],
      idea: ['Un seul calendrier de tous les appels à projets, tenu à jour'],
      project: [
        'Créer un fonds de trésorerie partagé entre structures de l’ESS, avec une avance remboursée au versement de la subvention',
      ],
      question: ['Peut-on cumuler le fonds territorial avec le FSE ?'],
      commitment: ['Je partage notre modèle de dossier, vous en faites ce que vous voulez'],
    },
  },
  together: {
    title: 'Se connaître et coopérer',
    synthesis:
      'Nous nous connaissons trop peu. Un temps régulier, un annuaire vivant et quelqu’un dont c’est le métier de relier permettraient de répondre ensemble.',
    said: {
      need: [
        'Savoir qui fait quoi sans devoir téléphoner à dix personnes',
        'Un temps fixe pour se voir, une fois par trimestre',
      ],
      obstacle: [
        'On se découvre concurrents le jour où l’appel à projets sort, alors qu’on aurait pu répondre à deux, ou à trois, et que de toute façon personne n’a les moyens de porter tout seul un dossier pareil avec les délais qu’on nous donne et les pièces à fournir',
        'Les réunions sont toujours à 14 h, les bénévoles travaillent',
        'Chacun garde ces contacts pour soi',
      ],
      lever: [
        'Un poste partagé de coordination, porté par deux réseaux',
        'L’annuaire de l’ESS, à condition que chacun tienne sa fiche',
      ],
      strength: ['Une vraie habitude d’entraide entre les structures du quartier'],
      weakness: ['Pas de porte-parole commun devant les élus'],
      opportunity: ['Le mois de l’ESS, en novembre'],
      threat: ['Deux réseaux qui se regardent de travers'],
      practice: ['Un petit déjeuner par mois, chez l’un puis chez l’autre, sans ordre du jour'],
      idea: ['Un parrainage entre une structure ancienne et une nouvelle'],
      project: [
        'Un club de coopération : six structures, un groupement d’employeurs, une première réponse commune d’ici un an',
      ],
      contact: ['Demander au réseau des Halles, ils ont une personne pour cela'],
      question: ['Qui anime le réseau une fois l’atelier fini ?'],
      commitment: ['J’invite ma voisine de table à visiter notre atelier avant la fin du mois'],
    },
  },
  people: {
    title: 'Emploi et bénévolat',
    synthesis:
      'Recruter et garder des personnes est le premier souci. Nous proposons de mutualiser des emplois, de former ensemble et de mieux accueillir les bénévoles.',
    said: {
      need: [
        'Un tiers de poste de comptable, à partager',
        'Former nos encadrants techniques près d’ici',
        'Des bénévoles le matin aussi',
      ],
      obstacle: [
        'On n’arrive pas à recruter à ce salaire',
        'Nos administrateurs ont en moyenne 67 ans',
        'les contrats aidés ont disparus et rien ne les remplace',
      ],
      lever: ['Un groupement d’employeurs de l’ESS', 'Accueillir ensemble des jeunes en service civique'],
      strength: ['Des équipes qui restent, parce que le travail a du sens'],
      weakness: ['Une seule personne sait faire la paie'],
      opportunity: ['Le lycée cherche des lieux de stage toute l’année'],
      threat: ['Trois départs à la retraite dans la même équipe'],
      practice: ['On forme les nouveaux bénévoles par deux, avec un ancien, pendant un mois'],
      idea: ['Une journée commune d’accueil des nouveaux salariés de toutes les structures'],
      project: ['Mutualiser trois emplois entre cinq associations : comptabilité, communication, logistique'],
      contact: ['Voir avec le CFA, Mme Besson répond vite'],
      question: ['Un groupement d’employeurs peut-il embaucher pour une commune ?'],
      commitment: ['Je propose une demi-journée de notre comptable pour essayer'],
    },
  },
  buying: {
    title: 'Acheter et produire ici',
    synthesis:
      'Les marchés publics restent hors de portée des petites structures. Des lots plus petits, annoncés plus tôt, et des réponses groupées changeraient la donne.',
    said: {
      need: [
        'Connaître les achats des communes six mois avant',
        'Des lots assez petits pour que nous puissions répondre',
      ],
      obstacle: [
        'Le marché de la cantine demande 400 repas, nous en faisons 120',
        'Les critères de prix écrasent tout le reste',
      ],
      lever: [
        'Les clauses sociales, si elles sont discutées avec nous avant',
        'Un guichet qui relit nos réponses aux marchés',
      ],
      strength: ['Une légumerie qui tourne déjà pour trois collèges'],
      weakness: ['Nous ne savons pas chiffrer nos prix'],
      opportunity: ['Le schéma des achats responsables est en cours d’écriture'],
      threat: ['Une plateforme nationale qui casse les prix'],
      practice: ['Deux ressourceries répondent ensemble, l’une collecte et l’autre répare'],
      idea: ['Une visite des acheteurs publics chez nous, une fois par an'],
      project: [
        'Une réponse groupée pour les repas des écoles de la vallée, avec la légumerie et deux chantiers d’insertion',
      ],
      contact: ['Le service achats de la métropole, demander le référent ESS'],
      question: ['À partir de quel montant un marché est-il obligatoire ?'],
      commitment: ['Je relis la prochaine réponse de la ressourcerie'],
    },
  },
  moving: {
    title: 'Venir, aller, livrer',
    synthesis:
      'Sans voiture, beaucoup ne viennent pas. Nous voulons des horaires qui tiennent compte des bus, et des véhicules partagés entre structures.',
    said: {
      need: ['Un bus qui passe encore après 19 h', 'Un utilitaire à partager le jeudi et le vendredi'],
      obstacle: ['Il faut deux bus et une heure pour venir de Lissac', 'Nos camions roulent vides au retour'],
      lever: ['Prêter les véhicules des communes le week-end', 'Le plan vélo, si on y ajoute des remorques'],
      strength: ['Un réseau de conducteurs bénévoles qui existe depuis 2014'],
      weakness: ['Aucun de nos lieux n’est accessible en fauteuil'],
      opportunity: ['Le renouvellement de la délégation des transports'],
      threat: ['Le prix du carburant, tout simplement'],
      practice: ['On livre à vélo le dernier kilomètre avec un vélo-cargo prêté'],
      idea: ['Une carte des trajets quotidiens de nos camionnettes'],
      project: ['Un pool de trois véhicules partagés entre associations, réservés sur un agenda commun'],
      question: ['Qui assure un véhicule prêté entre associations ?'],
      commitment: ['Je mets notre remorque au pot commun dès lundi'],
    },
  },
  known: {
    title: 'Être reconnus, peser',
    synthesis:
      'L’utilité de nos structures reste peu visible. Nous voulons des chiffres communs, une parole portée ensemble, et une place dans les décisions.',
    said: {
      need: [
        'Des chiffres simples pour dire ce que l’ESS apporte ici',
        'Une place dans la commission qui attribue les aides',
      ],
      obstacle: ['On nous consulte quand tout est déjà décidé', 'Le mot ESS ne parle à personne dans mon village'],
      lever: [
        'Inviter les élus sur le terrain, une matinée, pas en salle',
        'La conférence des maires, si nous y venons avec des exemples',
      ],
      strength: ['Presque mille emplois à nous tous, dans une vallée de vingt mille habitants'],
      weakness: ['Chacun communique dans son coin'],
      opportunity: ['Les élections, dans un an, tout le monde voudra nous rencontrer'],
      threat: ['Devenir le faire-valoir d’une politique que nous n’avons pas choisie'],
      practice: ['Nous publions chaque année deux pages de résultats, lisibles par tous'],
      idea: ['Un prix des habitants pour la coopération de l’année'],
      project: ['Un observatoire partagé de l’ESS, avec l’université et cinq indicateurs, pas plus'],
      contact: ['L’université, le laboratoire d’économie, très preneur'],
      question: ['Que devient ce que nous écrivons aujourd’hui ?'],
      commitment: ['J’écris au maire pour l’inviter chez nous en mars'],
    },
  },
  digital: {
    title: 'Des outils à notre main',
    synthesis:
      'Nous ressaisissons partout les mêmes informations. Un outil commun, libre et accompagné vaut mieux que dix abonnements.',
    said: {
      need: [
        'Quelqu’un à appeler quand l’ordinateur ne marche plus',
        'Un agenda commun, simple, que les bénévoles savent ouvrir',
      ],
      obstacle: ['Trois logiciels pour la même adhésion', 'La moitié de nos adhérents n’a pas d’adresse mèl'],
      lever: ['Des logiciels libres hébergés à plusieurs', 'Les conseillers numériques, si leur poste est gardé'],
      strength: ['Un informaticien bénévole par table, je crois'],
      weakness: ['Toutes nos archives sont sur le disque du président'],
      opportunity: ['La médiathèque ouvre un espace numérique en janvier'],
      threat: ['La perte des comptes quand une salariée s’en va'],
      practice: ['Permanence numérique chaque mardi, café offert, sans rendez-vous'],
      idea: ['Une boîte à outils commune, avec les modèles que chacun a déjà faits'],
      project: ['Héberger à plusieurs un agenda, un annuaire et un espace de fichiers libres'],
      question: ['Qui gardera les données de cet atelier ?'],
      commitment: ['Je tiens une permanence numérique de plus, le premier jeudi'],
    },
  },
} as const satisfies Record<string, Theme>

export type ThemeName = keyof typeof rehearsalThemes

/** For what a phase asks and no theme says. */
export const rehearsalWords = [
  'Confiance',
  'Ensemble',
  'Patience',
  'Bazar',
  'Élan',
  'Locaux',
  'Fatigue',
  'Envie',
  'Soleil',
  'Coopérer',
]

/** What is added by whoever says what somebody else said already. */
export const rehearsalEndings = [
  '',
  'Chez nous aussi.',
  'Surtout l’hiver.',
  'On en parle depuis trois ans.',
  'À creuser à plusieurs.',
  'Je peux témoigner.',
  'Déjà vu ailleurs, ça marche.',
]

/** Of a group of what no theme says: what real phones wrote. */
export const rehearsalOthers = {
  title: 'Autres idées',
  synthesis: 'Des idées à reprendre, que nous n’avons pas su ranger.',
}

/** Why one has a reservation, an objection, or will not follow. */
export const rehearsalReasons = [
  'D’accord sur le fond, mais le calendrier ne tient pas compte de nos conseils d’administration.',
  'Notre structure ne peut pas s’engager sans savoir qui paie.',
  'Il manque les communes rurales, elles ne sont pas dans la pièce.',
  'Je ne vois pas qui porte cela après le mois de juin.',
  'Trop flou : commençons par un essai de six mois.',
  'Nous l’avons déjà tenté en 2019, il faudrait d’abord comprendre pourquoi cela s’est arrêté.',
]

/** What is written in forms. */
export const rehearsalAnswers = [
  'Le travail à deux, on s’est vraiment parlé.',
  'Un peu plus de temps aux tables.',
  'La salle était froide.',
  'Repartir avec des noms et des numéros.',
  'Moins de phases, ou une pause au milieu.',
  'Le mur commun, on voit enfin tout ensemble.',
]

/** To whoever tells what they do: of no theme in particular. */
export const rehearsalQuestions = [
  'Combien cela coûte-t-il chaque année, tout compris\u202f?',
  'Qu’est-ce que vous feriez autrement si c’était à refaire\u202f?',
  'Combien de temps entre la première réunion et l’ouverture\u202f?',
  'Qui décide, et comment les habitants sont-ils dans la boucle\u202f?',
  'Est-ce que cela marcherait dans une commune de 2\u202f000 habitants\u202f?',
  'Comment avez-vous convaincu les élus\u202f?',
  'Que se passe-t-il quand la subvention s’arrete\u202f?',
  'Peut-on venir voir chez vous\u202f? À quel moment\u202f?',
  'Qui porte les murs, et qui porte l’activité\u202f?',
]
