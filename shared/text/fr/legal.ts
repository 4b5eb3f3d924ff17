// The pages the law asks for: accessibility, data, legal notices. True of the software; the host is named by the instance.
export const legal = {
  'legal.contactTitle': 'Nous joindre',
  'legal.contact':
    'Écrivez à la personne qui administre cet espace\u202F: c’est elle qui vous a invité·e, ou celle que votre pilote de démarche vous indiquera.',

  'a11y.title': 'Accessibilité\u202F: non conforme',
  'a11y.tab': 'Accessibilité',
  'a11y.lead':
    'Déclaration pour le service «\u202F{name}\u202F», au titre de l’article 47 de la loi n°\u00A02005-102 du 11 février 2005.',
  'a11y.stateTitle': 'État de conformité',
  'a11y.state':
    'Non conforme au référentiel général d’amélioration de l’accessibilité (RGAA 4.1)\u202F: aucun audit n’a encore été réalisé. Cette mention ne préjuge pas du résultat\u202F; elle dit qu’il n’a pas été mesuré.',
  'a11y.doneTitle': 'Ce qui est fait',
  'a11y.done1':
    'Les écrans sont vérifiés par un outil automatique, en clair et en sombre, sur ordinateur et sur téléphone.',
  'a11y.done2': 'Les écrans sont conçus pour le clavier seul, avec un focus toujours visible.',
  'a11y.done3': 'Aucune information n’est donnée par la couleur seule\u202F: initiales, motifs et mots l’accompagnent.',
  'a11y.done4':
    'Les animations s’arrêtent si votre système le demande\u202F; la mise en page est conçue pour un agrandissement à 400\u202F%.',
  'a11y.limitsTitle': 'Limites connues',
  'a11y.limit1': 'Aucun test par des personnes utilisant une aide technique n’a encore été mené.',
  'a11y.limit2':
    'Dans un texte écrit à plusieurs, les modifications des autres ne sont pas annoncées une à une\u202F: elles couvriraient tout le reste.',
  'a11y.contactTitle': 'Signaler une difficulté',
  'a11y.contact':
    'Si un contenu ou un service vous résiste, dites-le à la personne qui administre cet espace\u202F: elle vous orientera vers une autre façon de faire ou vous transmettra le contenu sous une autre forme.',
  'a11y.defenderTitle': 'Si la réponse ne vient pas',
  'a11y.defender':
    'Vous avez signalé un défaut qui vous empêche d’accéder à un contenu ou à un service, et vous n’avez pas eu de réponse satisfaisante\u202F? Vous pouvez saisir le Défenseur des droits.',
  'a11y.defenderForm': 'Formulaire du Défenseur des droits',
  'a11y.defenderPhone': 'Téléphone\u202F: 09 69 39 00 00',
  'a11y.defenderPost':
    'Courrier, gratuit et sans timbre\u202F: Défenseur des droits, Libre réponse 71120, 75342 Paris CEDEX 07',

  'data.title': 'Vos données',
  'data.lead':
    'Ce que «\u202F{name}\u202F» garde de vous, pourquoi, combien de temps, et ce que vous pouvez demander. Le responsable du traitement est l’organisation qui héberge cet espace.',
  'data.keptTitle': 'Ce qui est gardé',
  'data.what': 'Donnée',
  'data.why': 'Pourquoi',
  'data.howLong': 'Combien de temps',
  'data.account': 'Votre nom, votre courriel, la façon de s’adresser à vous, vos organisations',
  'data.accountWhy': 'Ouvrir votre compte et dire aux autres qui écrit',
  'data.accountLong': 'Tant que le compte existe\u202F; votre nom reste à côté de ce que vous avez écrit',
  'data.passphrase': 'Une empreinte de votre phrase de passe',
  'data.passphraseWhy': 'Vous reconnaître\u202F; la phrase elle-même n’est jamais gardée',
  'data.passphraseLong': 'Jusqu’à son changement',
  'data.sessions': 'Vos connexions\u202F: appareil, date d’ouverture et de dernier passage',
  'data.sessionsWhy': 'Vous garder en ligne, et vous laisser fermer celles que vous ne reconnaissez pas',
  'data.sessionsLong': 'Jusqu’à leur fermeture ou leur expiration',
  'data.writing': 'Ce que vous écrivez, et chaque modification avec son auteur et son heure',
  'data.writingWhy': 'Écrire à plusieurs et dire d’où vient chaque phrase\u202F: c’est l’objet du service',
  'data.writingLong': 'Aussi longtemps que le document',
  'data.contact': 'Vos coordonnées dans l’annuaire d’une démarche, si vous y avez consenti, avec qui l’a noté et quand',
  'data.contactWhy': 'Que l’équipe de la démarche puisse joindre votre organisation',
  'data.contactLong': 'Trois ans après votre dernier accord, ou jusqu’à votre demande\u202F: elles sont alors effacées',
  'data.images': 'Les images que vous ajoutez à un texte, avec votre nom et l’heure',
  'data.imagesWhy':
    'Les montrer à qui lit le texte. Le lieu, la date et l’appareil inscrits dans la photo sont retirés à l’envoi',
  'data.imagesLong': 'Aussi longtemps que le document, même retirées du texte\u202F: son histoire les montre',
  'data.audit': 'Le journal des actions\u202F: qui a invité, créé, soumis, et quand',
  'data.auditWhy': 'Rendre compte, et comprendre un incident',
  'data.auditLong': 'Aussi longtemps que l’espace',
  'data.device': 'Sur votre appareil\u202F: les documents ouverts, vos modifications en attente, l’apparence choisie',
  'data.deviceWhy': 'Travailler sans réseau et ne rien perdre',
  'data.deviceLong': 'Jusqu’à ce que vous les effaciez, dans «\u202FMon compte\u202F» ou en vous déconnectant',
  'data.cookieTitle': 'Cookies et mesure d’audience',
  'data.cookie':
    'Un seul cookie, nécessaire à la connexion, posé quand vous vous connectez. Aucune mesure d’audience, aucun service extérieur, aucune police ni image chargée d’ailleurs.',
  'data.whoTitle': 'Qui y a accès',
  'data.who':
    'Les membres d’une démarche voient votre nom et ce que vous y écrivez. L’administration de cet espace voit les comptes et le journal. Qui héberge le serveur a techniquement accès à tout ce qui y est gardé.',
  'data.rightsTitle': 'Vos droits',
  'data.rights':
    'Vous pouvez demander à voir vos données, à les corriger, à les effacer, à en limiter l’usage, à en recevoir une copie, ou vous opposer à leur traitement. Adressez-vous à la personne qui administre cet espace.',
  'data.cnil': 'Si la réponse ne vous convient pas, vous pouvez adresser une réclamation à la CNIL.',
  'data.cnilLink': 'Adresser une plainte à la CNIL',

  'notices.title': 'Mentions légales',
  'notices.lead': 'Qui publie et héberge «\u202F{name}\u202F».',
  'notices.publisherTitle': 'Éditeur et hébergeur',
  'notices.publisher':
    'Ce service est publié et hébergé par l’organisation qui a installé cet espace. L’adresse, la personne responsable de la publication et les coordonnées de l’hébergement s’obtiennent auprès de la personne qui l’administre.',
  'notices.contentTitle': 'Les textes',
  'notices.content':
    'Les textes écrits ici appartiennent à leurs auteurs et autrices et à leurs organisations. Chaque démarche décide de ce qu’elle publie.',
  'notices.softwareTitle': 'Le logiciel',
  'notices.software':
    'Maillage est un logiciel libre, sous licence MIT, fourni sans garantie. Polices\u202F: Bricolage Grotesque, Atkinson Hyperlegible Next et Literata, sous licence OFL 1.1. Icônes\u202F: Lucide, sous licence ISC.',
} as const
