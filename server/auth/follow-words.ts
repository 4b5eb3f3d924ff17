// The words that codes are made of: a list of our own, of the server alone. Short, common, without accents or capitals; no two of
// them sound alike or are one letter apart, so that a slip of the pen is never another word.

/** 2,048: eleven bits each. In order. */
export const followWords: readonly string[] = `
  abandon abeille abondant abricot absence abstrait acajou accent accepter accorder accueil acheter acier acrobate
  actif active actuel addition adjoint admettre admirer adopter adorer adresse adroit adulte affaire affiche affluent
  agenda agir agrafe agrume aider aigle aiguille aimable aimant ainsi aire aisance ajouter ajuster album alerte algue
  aligner aliment allumer allure almanach alouette alpage alphabet alpin alto amande amarrer amateur ambiance ambre
  amical amphore ampleur ampoule amusant amusette ananas anchois ancien ancre anecdote anglais animal anis anneau
  annonce annuaire annuel anorak antenne antique apaiser apicole aplomb apparat appel apporter apprenti appui aquarium
  aqueduc arbitre arbuste arcade archer archive ardent ardoise argile argument aride armoire armure arrimer arrondi
  arrosoir article artisan artiste asile aspect asperge asphalte aspirer assiette assister assumer astre astuce
  atelier atlas atome atout attendre attirer aubade aubaine auberge audace audible aurore autobus automne autruche
  avaler avancer avantage avenant avenir avenue averse aviateur avion avocat avoine avril axiome azimut azur babiole
  babouche bagage bague baguette bahut baigneur baisser balade balai balance balcon baleine baliser balustre bambou
  banal banane bande bandeau banjo banlieue banque baraque barbue baril barrage barreau barrette barrique bascule
  basilic basket bassine bastion batterie batteur baudet baume bazar beaucoup beignet belette berceau berger bergerie
  berline bermuda besace besogne besoin bestiole beurre biberon bicolore bicorne bidon bijou bilingue billard billet
  binaire binocle biologie biplan biscuit bissac bitume bivouac blaireau blanchir blason blazer bleuet bleuir blini
  blizzard blond bloquer blouse bobine bocage bocal boire boiserie bolduc bolide bonbon bonheur bonhomme bonjour
  bonnet bonsai bonsoir bordure bottine boucher boucle bouclier boudoir bougie bouillir bouleau boulon bouquet
  bourgeon bourse boussole boutique bouvier boxeur bracelet brancard branche brasero brassard brasseur bravo brebis
  bretelle brevet bricoler brigade brillant brioche brique brise brocante brocoli broder bronze brouette brousse
  brugnon bruine bruit brun brunir buffet buffle buisson bulbe bulletin bureau burin buste butiner butoir buvard
  buvette cabane cabanon cabas cabri cacao cachet cactees cactus cadence cadran cadre cafard cageot cagoule cahier
  caillou caisson calcaire calcul calepin calicot calme calorie calumet camarade cambrer camion campagne camper canari
  candide canevas caniche canif cannelle canot cantine canyon capable capeline capitale capsule capucine carafe
  caramel caravane carbone cardigan caresse cargo caribou carillon carnaval carnet carotte carpe carpette carriole
  cartable carton cascade caserne casque castor cavalier caviar ceinture cellier centaine central cercle cerner
  certain cerveau chaise chalet chaleur chaloupe chambre chameau chamois champion chandail chanson chantier chanvre
  chapitre charbon charger chariot charme charrue chaton chaudron chauffer chausse chausson chemin chemise chenille
  cherche cheval chicon chiffon chiffre chignon chimie chiot chocolat choisir chorale choriste chou chouette chrome
  cible ciel cigale cigogne cime ciment cintre circuit cirque ciseau citerne cithare citron civil clair clairon
  clameur clapet classeur clavecin clavier clef clement client climat clinique cloche cloison clone cloporte clown
  cocon coffre cogiter coiffe coin colibri colis collage colline colombe colonne colorier colvert colza combiner
  comique commande commerce commode comparer compas complet compote compter comptoir concert conclure concorde condor
  conduire confort conserve consoler constant content copain copeau copier copieux coquet coquille corail corbeau
  corde cordial cormoran corniche corolle correct corridor corsage cosmos costume couche couler coulisse couloir
  coupole coupon courage courant courir courrier courtois cousin couteau couture coyote crabe cracher crampe crampon
  craquer cravate crayon creuser crevette cricket cristal critique crocus croisade croquis crucial crustace cube
  cueillir cuir cuisine cuivre cultiver culture cumin curieux curry cycle cycliste cyclone cygne cylindre cymbale
  dahlia dallage dame danse datte dauphin dehors dentelle dentiste dessert dessin dessous destrier devant devenir
  deviner devoir dialogue diamant dicter dictons diffuser digital digne diluer dimanche dinde direct diriger discours
  discret disque distance divan divers diviser docile docteur doigt domaine domicile dominer domino donjon donner
  dorade dormeur dortoir dorure dosage dossard dossier doubler douille douzaine doyen dragon drap drapeau dresser
  drone dune duplex durable durcir duvet effacer email embellir embruns emploi emporter emprunt enclos enclume encore
  endive endroit enfance engager engrais enrober enrouler enseigne ensuite entame entendre entracte entrain entrer
  envol envoyer ergot escale escalier escargot escorte escrime espace espadon espion espoir esprit essaim essayer
  essieu essorer estival estrade estragon estuaire euphorie exact examen exaucer exemple exercer exigence exister
  exotique explorer exposer express extase extrait fabrique facile facteur facture fagot faible faisan falaise falbala
  fameux famille fanfare farceur farine farouche fastueux faubourg faucille faucon faune fauteuil fauvette faveur
  favori fennec fenouil ferme ferveur festin feuille feutre fiable fiacre fibre ficelle fiche fier figurine filament
  filature filet filleul film filtre final fiole flacon flamant flambeau flamme flan flanelle flaque flatter flegme
  fleuve flexible flocage flore flottant fluide folklore foncer fontaine footing forain force formule fortune forum
  fouet fougasse fouine foulard foule four fourmi fournil fourrure foyer fracas fragile fraise franc franchir frange
  frein frelon fresque frigo frileux fripon friture fromage fronde fronton frotter frugal fugue fumet fuseau fusion
  futur fuyant gabarit gagner galaxie galerie galet gamba gamin gamme gant garage garant garde garderie gardon gargote
  garnir garrigue gaufre gavotte gazelle gazette gazon genou genre gentil gerbe germoir geste gigot girafe girofle
  givre glacier glaise gland glaner glisse globe globule glycine gobelet golfe gondole gonfler gorille goudron gouffre
  goujon gourde gourmet gousse gradin graisse grandir granit granule graphite grappe gravier gravure grelot grenade
  grenier griffe grillade grillon grimper griotte gris grive grosseur groupe gruau guetter guide guidon guitare
  gymnase habile habiter habitude hachoir haie haleter halte hamac hanche hangar hanneton hareng haricot harissa
  harmonie harnais hautbois hauteur havre hectare herbier hermine heureux hiberner hibiscus hibou hisser histoire
  hiver hochet hockey homard hommage honneur horaire horizon horloge hormis hospice houblon houx hublot huile humain
  humble humide humour humus huppe husky hutte hymne iceberg idiome igloo illusion illustre image imaginer imiter
  immense immobile impact impair imposant imposer imprimer incarner incliner inclure inclus index indice indigo
  individu infuser infusion initial injecter innover inonder insecte insigne inspirer instant intact intense intime
  intrigue inventer inverse inviter invoquer ironie irriguer ivoire jabot jacinthe jaguar jaillir jalon jambon janvier
  japper jardin jardinet jargon jarre jaser jasmin javel jetable jeter jeudi jeunesse jogging joie joindre joker joli
  jongler joueur joujou journal jovial joyau joyeux jubiler judo jugement juillet juin jumeau jumelle jungle jupon
  jurer jury justesse juteux kapok karting kayak ketchup kilo kimono kiosque kiwi klaxon koala labour lacer lagon
  lagune laine laitier laiton laitue lama lambris lamelle lampe lampion lance landau langage langue lanterne large
  largeur larguer lasagne latin latitude laurier lavabo lavande laverie lavoir layette lecture lentille lessive lettre
  levain lever levure lexical lexique liane liasse licence lichen liege lierre lieu lilas limace limande limite limon
  limonade limpide lingerie linotte linteau lionceau liquide lisible liste litre livide livrer logement logique logo
  lointain loisir longer longueur lorgner lorgnon lorsque losange loterie lotion lotus loutre louve loyal lucarne
  lucide luciole lueur luge lunaire lundi lunette lupin lustre lutrin lutteur luzerne lyre macadam macaron machine
  madame maestro magasin magie magique magma magnolia magnum maillet maillon maintien mairie maison majeur malaxer
  malle mallette mammouth manchot manege manger mangrove maniable manoir manteau manuel maquette maquis marais
  marathon marbre marchand mardi marelle mariage marinade marmite marmotte marquer marraine marron mascara mascotte
  massage massif mastic matelas matelot matrice mature mauve maxime maximum mazout meilleur melon membre mener menthe
  mention mentor menu mercerie merci mercredi meringue merisier merlan merlu mesange mesure meuble mica microbe midi
  miette mignon migrer mijoter milan milieu mimer mimosa mince minerai minime ministre minuit minute miracle mirage
  miroir mission mistral mitaine mixte mobile mocassin moderne modeste module moelleux mohair moineau moisson molaire
  moment monde monnaie monopole monsieur montagne montre monument morceau morse mortier moteur motif motiver moudre
  mouette moulin moutarde mouton muguet mulet multiple munir muraille murmure muscade muscle musique mustang myope
  myrtille mythe nacelle nacre nageoire nager nappe narcisse narrer naseau natal natation natif nautique navet navette
  navigant navire nectar neige nervure nettoyer neuf neveu nickel nimbe nimbus niveau noble nocturne noisette noix
  nomade nombre nommer nord normal norvege notable notaire nougat nourrir nouveau novembre nuage nuance nuit nuque
  nylon oasien objectif objet oblique obole observer occasion occitan occuper ocean octave octobre odeur office offrir
  ogive olivier ombrage omelette omnibus oncle onctueux ondine ondoyer onduler onguent onyx opale opinion opter
  optique orage orateur orbe orbite ordonner oreille organe orgue orient origami original ornement orner orteil ortie
  osier osmose osselet otarie oubli ouest ourlet ours oursin outil ouvrage ouvrir pagaie pagne paille paillote pain
  paisible palace palais palan palette palmier palombe panache panda panier panorama pantalon pantin panure papaye
  papillon paprika papyrus parade paradis paravent parcelle parcours parent parfait parfum parking parler parmesan
  parole parquet parrain parsemer partager partir parvenir passoire pastel pastille pastis patate patience patio
  patron pause pavage pavoiser pavot paysage peigne peindre pelage pelisse pelleter pelote pelouse pencher pendule
  penser percale perceuse perdrix pergola perle permis perron persil personne petale petunia peuple peuplier phare
  phoque photo phrase piano piccolo pichet pied pieuvre pigeon pilier piloter pinasse pinceau pingouin pinson pintade
  pioche pipeau pipette piquet pirate pirogue piscine pistache pistil piston pivert pivoine pizza placard plafond
  plaider plaisir planche planeur plante planton plastron plat plateau platine platre plomber plongeon pluie plumage
  plumier plupart plus pochette podium poids poignet poing pointe poireau poirier poitrine poivre poivron polenta
  poliment pollen polo pomelo pommade pomme pompier pompon poncho ponctuel pondre poney pont ponton porcelet porche
  poreux portail portion portrait positif posture potage poteau potence potiron poulain poulette poulie poumon poupe
  pourpre pourtour pousser poussin pouvoir prairie praline pratique prendre primaire principe prisme prix probable
  produire profil profiter profond promener promesse prompt propice propre prose proverbe prudent prune public pudeur
  puiser pull pulpe puma pupille pupitre purifier puzzle pyjama pylone pyramide python quai quartier quartz quatorze
  quatrain quatre quenelle quenotte question quiche quille quintal quinze quitter quota racine racler raclette
  raconter radar radieux radio radium rafale raffiner ragondin raifort rainette raisin ralentir rallye ramasser rameau
  ramener ramure ranch raphia rapide rarement rassurer ration ratisser ravin ravioli rayonner rebondir recette
  recevoir recopier recruter recueil reculer recycler redire redoute refuge refuser regain regard relais relax relever
  relief remblai remettre remise remorque remous remplir remuer renfort renne repas replier reposer reprise reptile
  respect ressort rester retenir retour retrait revers revivre revue rhubarbe riant ricaner rideau rieur rigolade
  rigoler rincer riposte rissoler rival rivet robinet robot robuste rocaille rococo roitelet roman romarin ronce
  rondeau rondin ronron roquette rosace roseau rotatif rotin rotonde rotule rouage roue rougir roulade roulis routine
  royaume ruban rubis rubrique ruche ruelle rugby rugueux ruisseau rumeur rural rustique rutabaga sabler sacoche
  safari sagesse salaire salsifis saluer samedi sandale sanglier santal sapeur sapin sardane sarment satire sauce
  saumon sauna sauvage savane savon science scolaire scooter scorpion scout scruter scrutin sculpter second secouer
  secret secteur seigle seigneur selle semaine semelle semer semis semoule sensible sentier serein serpolet serrer
  serrure service seuil sextant siffler signal silence silex sillage sillon simple siphon sirop sismique situer slalom
  slogan sobre social socle soigner soixante soja soleil solstice solution sommeil sommet songe sonnette sonore sorbet
  souffle souhait soulager soulier soupape soupirer souple source sourcil sourire souris soutenir spacieux spatule
  spirale spontane spore square stable stade station statue steak stimuler stock strict strophe studio style sublime
  subtil sucre suffire suivant sumac superbe support surface surfer surplus surprise sursaut svelte sycomore syllabe
  symbole syntaxe tableau tablier tabouret tacot tactile taillis talc talent talisman taloche talus tamaris tambour
  tamis tampon tandem tangente tango tanneur tapioca tarif tarte tartine tasse tatouage taureau taverne taxi temple
  tempo tenace tendance tendre tenir tennis tenture tenue terrain terrasse terrine texte textile thermos thon thym
  tiare ticket tige timbale timbre timide timonier tipi tirelire tisane tissu toast toboggan toile toiture tomate
  tombola tonifier tonique tonneau tonnelle toquade torrent torsade tortue totem toucan toujours toundra toupie
  tourelle touriste tourner tournoi tourteau tracer tracteur trafic trajet tramway transat travail traverse treize
  trembler tremper tremplin trente treuil triangle tribu tribune tricot trident trier trille tripler triton troc
  trombone tropical trottoir trouble troupeau trouver truffe truite tuba tulipe tunnel turban turbine tuteur tutoyer
  tutu tuyau tympan type typique unanime union unique univers uranium urbain urgence urne usage usine usuel usure
  utile utopie vacance vaccin vache vagabond vaillant vaincre vaisseau valable valeur valise vallon valoir vanille
  vanter varanger varappe varech varier vase vautour veau vedette veille veine velcro velours vendange vendeur venelle
  ventouse ventre verdict verdir verdure verglas vermeil vernis verre verrou versant verseau version vertige vertu
  verveine viaduc viande vibrer victoire vielle vigie vignette vigueur vinaigre vingt violet violette violon virtuel
  vision visite vitamine vitesse vitrail vitrine vivier vogue voici voisin volaille volant volcan voleter volley
  voltige volume voyage voyelle vrac vrombir wallaby wapiti yaourt yeti yoga yole zigzag zinc zircon zodiaque zone
  zoologie zouave
`
  .trim()
  .split(/\s+/)
