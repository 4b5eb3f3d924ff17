// What the commands of backup, restoration, moving and verification say to whoever types them.
export const archive = {
  'archive.usage.backup':
    'Usage\u202f: npm run backup [-- fichier.tar | dossier | -]\nSans argument, l’archive est faite dans le dossier courant. «\u00a0-\u00a0» l’écrit sur la sortie standard (npm run --silent).',
  'archive.usage.restore':
    'Usage\u202f: npm run restore -- fichier.tar [--anyway]\nLa base à remplir doit être vide\u202f: un DATA_DIR nouveau, ou la base de DATABASE_URL.',
  'archive.usage.move':
    'Usage\u202f: DATA_DIR=… DATABASE_URL=postgres://… npm run move-to-postgres\nDATA_DIR est l’instance à déplacer, arrêtée\u202f; DATABASE_URL une base PostgreSQL vide, version 15 ou suivante.',
  'archive.usage.verify':
    'Usage\u202f: npm run verify [-- fichier.tar]\nSans argument, l’instance de cette configuration.',
  'archive.usage.rehearse':
    'Usage\u202f: npm run rehearse-restore [-- fichier.tar | dossier]\nD’un dossier, l’archive la plus récente. Rien de l’instance n’est touché.',

  'archive.from': 'Base lue\u202f: {label}.',
  'archive.table': '  {counted}',
  'archive.made':
    'Archive faite et écrite sur le disque\u202f: {path} ({size}, {documents}, {people}, {editions}) en {seconds}\u00a0s.',
  'archive.madeToOutput': 'Archive écrite sur la sortie standard ({size}, {documents}, {people}, {editions}).',
  'archive.checking': 'Contrôle de l’archive {path}…',
  'archive.checked':
    'Archive entière et intacte\u202f: «\u00a0{name}\u00a0», sauvegardée le {at} par la version {version} ({documents}, {people}, {editions}).',
  'archive.noName': 'espace sans nom',
  'archive.restoring': 'Restauration dans\u202f: {label}…',
  'archive.verifying': 'Vérification de chaque texte…',
  'archive.restored': 'Restauré en {seconds}\u00a0s.',
  'archive.afterRestore':
    'Les connexions et les liens en attente ne sont pas repris\u202f: chacun se connecte de nouveau, les invitations sont à renvoyer.\nCe qui a été écrit après cette sauvegarde, ou hors ligne, n’entre pas de soi-même dans les textes restaurés\u202f: l’appareil de chaque personne le garde à part, et elle l’y retrouve en ouvrant le document, pour en reprendre ce qu’elle veut.',
  'archive.restoredNext': 'Démarrez avec «\u00a0npm start\u00a0» et la même configuration.',
  'archive.moving': 'Déplacement de {from} vers {label}…',
  'archive.moved':
    'Déplacé en {seconds}\u00a0s ({documents}, {people}, {editions}), textes vérifiés. Connexions, liens et textes en attente sur les appareils restent valables.',
  'archive.movedNext':
    'À mettre dans la configuration, avec le mot de passe, puis redémarrer\u202f:\n  DATABASE_URL={url}\nL’ancienne base {dataDir} ne démarrera plus (fichier «\u00a0{file}\u00a0»)\u202f; gardez-la jusqu’à votre prochaine sauvegarde, puis supprimez-la.',
  'archive.verified': 'Vérifié\u202f: {documents}, {editions}, {snapshots}, {clients}. Aucune anomalie.',
  'archive.findings': 'Anomalies\u202f: {n}.',
  'archive.finding': '  document {documentId}, édition {position}\u202f: {problem}',
  'archive.rehearsing': 'Répétition d’une restauration de {path}, dans une base provisoire…',
  'archive.rehearsed': 'Cette archive se restaure\u202f: essayée en entier en {seconds}\u00a0s, puis effacée.',
  'archive.progress': '  {done} documents sur {total}',

  // what each table holds, for people
  'archive.one.access_link': '{n} lien à usage unique',
  'archive.many.access_link': '{n} liens à usage unique',
  'archive.one.access_request': '{n} demande d’accès',
  'archive.many.access_request': '{n} demandes d’accès',
  'archive.one.actor': '{n} identité d’auteur·rice',
  'archive.many.actor': '{n} identités d’auteur·rices',
  'archive.one.affiliation': '{n} appartenance à une organisation',
  'archive.many.affiliation': '{n} appartenances à des organisations',
  'archive.one.audit_log': '{n} ligne du journal d’audit',
  'archive.many.audit_log': '{n} lignes du journal d’audit',
  'archive.one.auth_session': '{n} connexion ouverte',
  'archive.many.auth_session': '{n} connexions ouvertes',
  'archive.one.demarche': '{n} démarche',
  'archive.many.demarche': '{n} démarches',
  'archive.one.demarche_organisation': '{n} participation d’une organisation à une démarche',
  'archive.many.demarche_organisation': '{n} participations d’organisations à des démarches',
  'archive.one.document': '{n} document',
  'archive.many.document': '{n} documents',
  'archive.one.document_access': '{n} accès particulier à un document',
  'archive.many.document_access': '{n} accès particuliers à des documents',
  'archive.one.document_client': '{n} identifiant d’appareil',
  'archive.many.document_client': '{n} identifiants d’appareils',
  'archive.one.document_head': '{n} repère de fin de texte',
  'archive.many.document_head': '{n} repères de fin de texte',
  'archive.one.document_index': '{n} index de texte',
  'archive.many.document_index': '{n} index de textes',
  'archive.one.document_passage': '{n} passage indexé',
  'archive.many.document_passage': '{n} passages indexés',
  'archive.one.document_reference': '{n} renvoi indexé',
  'archive.many.document_reference': '{n} renvois indexés',
  'archive.one.document_snapshot': '{n} instantané de texte',
  'archive.many.document_snapshot': '{n} instantanés de textes',
  'archive.one.document_state_change': '{n} changement d’état',
  'archive.many.document_state_change': '{n} changements d’état',
  'archive.one.document_update': '{n} édition',
  'archive.many.document_update': '{n} éditions',
  'archive.one.instance': '{n} espace',
  'archive.many.instance': '{n} espaces',
  'archive.one.membership': '{n} membre d’une démarche',
  'archive.many.membership': '{n} membres de démarches',
  'archive.one.mention': '{n} mention de personne',
  'archive.many.mention': '{n} mentions de personnes',
  'archive.one.organisation': '{n} organisation',
  'archive.many.organisation': '{n} organisations',
  'archive.one.person': '{n} personne',
  'archive.many.person': '{n} personnes',
  'archive.one.reset_request': '{n} demande de nouvelle phrase de passe',
  'archive.many.reset_request': '{n} demandes de nouvelles phrases de passe',
  'archive.one.schema_migration': '{n} migration',
  'archive.many.schema_migration': '{n} migrations',
  'archive.one.throttle': '{n} compteur de tentatives',
  'archive.many.throttle': '{n} compteurs de tentatives',
  'archive.one.other': '{n} autre donnée',
  'archive.many.other': '{n} autres données',

  'archive.refused.exists': 'Le fichier {what} existe déjà\u202f: une archive n’en remplace jamais une autre.',
  'archive.refused.noSuchDirectory':
    'Le dossier {what} n’existe pas. Créez-le, ou donnez à l’archive un nom qui finit par .tar.',
  'archive.refused.noDirectory':
    'Le fichier {what} ne peut pas être créé\u202f: son dossier manque ou refuse l’écriture.',
  'archive.refused.diskFull':
    'Plus de place sur le disque pour {what}. Rien n’est resté sous ce nom\u202f: une archive à moitié écrite est effacée.',
  'archive.refused.noFile': 'Le fichier {what} ne peut pas être lu.',
  'archive.refused.noneThere': 'Il n’y a pas d’archive (maillage-….tar) dans le dossier {what}.',
  'archive.refused.notAnArchive': 'Ce fichier n’est pas une archive de Maillage ({what}).',
  'archive.refused.compressed': 'Ce fichier est compressé ({what})\u202f: décompressez-le d’abord, puis recommencez.',
  'archive.refused.encrypted': 'Ce fichier est chiffré ({what})\u202f: déchiffrez-le d’abord, puis recommencez.',
  'archive.refused.incomplete': 'Cette archive est incomplète\u202f: elle s’arrête avant sa fin ({what}).',
  'archive.refused.damaged': 'Cette archive est abîmée ou modifiée ({what}).',
  'archive.refused.laterFormat':
    'Cette archive est d’un format plus récent ({what}) que ne le connaît cette version. Mettez Maillage à jour, puis recommencez.',
  'archive.refused.laterVersion':
    'Cette archive vient d’une version plus récente\u202f: elle contient la migration {what}. Mettez Maillage à jour, puis recommencez.',
  'archive.refused.otherMigration':
    'La migration {what} de cette archive n’est pas celle de cette version. Restaurez avec la version qui l’a faite.',
  'archive.refused.missingTable':
    'Une partie des données manque dans cette archive, ou cette version ne la connaît pas ({what}).',
  'archive.refused.brokenReference': 'Des données renvoient à d’autres qui n’existent pas ({what}).',
  'archive.refused.notEmpty':
    'La base à remplir n’est pas vide ({what}). Choisissez un DATA_DIR nouveau, ou une base vide pour DATABASE_URL.',
  'archive.refused.tooOldServer': 'Ce serveur est un PostgreSQL {what}\u202f: il faut la version 15 ou une suivante.',
  'archive.refused.nothingThere': 'Il n’y a pas d’instance ici ({what}).',
  'archive.refused.unseen':
    'L’instance est en marche, mais le dossier {what}, par lequel sa base se joint, ne se voit pas d’ici\u202f: son service a un dossier temporaire à lui. Donnez-lui un TMPDIR que les autres voient (docs/operations/maillage.service), puis redémarrez-le\u202f; ou arrêtez-le le temps de cette commande.',
  'archive.refused.running':
    'L’instance de {what} est en marche. Arrêtez-la d’abord\u202f: rien de ce qui s’y écrit ne doit manquer à la nouvelle base.',
  'archive.refused.notVerified':
    'Les textes ne passent pas la vérification (anomalies\u202f: {what}). Avec --anyway, ils sont repris tels qu’ils sont.',
  'archive.refused.lost': 'La base de données ne répond pas, ou plus ({what}).',
  'archive.refused.noRight': 'Cet utilisateur n’a pas le droit de lire ou de remplir cette base ({what}).',
  'archive.anInstance': 'une instance de Maillage',
  'archive.atByte': 'octet {n}',
  'archive.nothingChanged': 'Rien n’a été modifié.',

  'archive.problem.gap': 'une édition manque ou se répète',
  'archive.problem.update': 'le contenu n’est pas celui dont l’empreinte a été prise',
  'archive.problem.content': 'ce qui est noté d’une édition n’est pas ce qu’elle contient',
  'archive.problem.chain': 'la chaîne des empreintes est rompue',
  'archive.problem.head': 'la fin notée du texte n’est pas sa dernière édition',
  'archive.problem.unreadable': 'une édition est illisible',
  'archive.problem.incomplete': 'une édition s’appuie sur une autre qui manque',
  'archive.problem.unbound': 'un appareil inconnu a écrit',
  'archive.problem.otherAuthor': 'un appareil a écrit sous le nom d’une autre personne',
  'archive.problem.snapshot': 'l’instantané n’est pas ce que les éditions reconstruisent',
} as const
