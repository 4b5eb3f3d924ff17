// The deny-list: words and sentences that everybody thinks of first, in French and English. A list of our own making.

/** What remains of a passphrase without digits and signs must not be these and nothing else. */
const words = [
  'motdepasse',
  'mot',
  'de',
  'passe',
  'mdp',
  'phrase',
  'secret',
  'secrete',
  'azerty',
  'azertyuiop',
  'qsdfghjklm',
  'wxcvbn',
  'qwerty',
  'qwertyuiop',
  'qwertz',
  'asdfghjkl',
  'zxcvbnm',
  'abcdef',
  'abcdefgh',
  'abcdefghijkl',
  'password',
  'passwort',
  'pass',
  'word',
  'passphrase',
  'letmein',
  'welcome',
  'admin',
  'administrateur',
  'administrator',
  'root',
  'login',
  'user',
  'bonjour',
  'bonsoir',
  'bienvenue',
  'salut',
  'hello',
  'soleil',
  'amour',
  'jetaime',
  'chocolat',
  'doudou',
  'loulou',
  'iloveyou',
  'sunshine',
  'princess',
  'princesse',
  'dragon',
  'monkey',
  'football',
  'marseille',
  'paris',
  'france',
  'lyon',
  'toulouse',
  'bordeaux',
  'nantes',
  'lille',
  'bretagne',
  'mairie',
  'metropole',
  'commune',
  'departement',
  'region',
  'association',
  'cooperative',
  'collectivite',
  'territoire',
  'diagnostic',
  'maillage',
  'demarche',
  'atelier',
  'ess',
  'economie',
  'sociale',
  'solidaire',
  'janvier',
  'fevrier',
  'mars',
  'avril',
  'mai',
  'juin',
  'juillet',
  'aout',
  'septembre',
  'octobre',
  'novembre',
  'decembre',
  'lundi',
  'mardi',
  'mercredi',
  'jeudi',
  'vendredi',
  'samedi',
  'dimanche',
  'printemps',
  'ete',
  'automne',
  'hiver',
  'january',
  'february',
  'march',
  'april',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
  'spring',
  'summer',
  'autumn',
  'winter',
  'test',
  'essai',
  'demo',
  'changeme',
  'changezmoi',
  'temporaire',
  'provisoire',
  'nouveau',
  'nouvelle',
  'compte',
  'vive',
  'la',
  'le',
  'les',
  'mon',
  'ma',
  'my',
  'the',
  'a',
  'et',
] as const

/** Sentences of seven words or more that are in every book. */
const sentences = [
  'correct horse battery staple',
  'il etait une fois dans un pays lointain',
  'il etait une fois',
  'to be or not to be that is the question',
  'etre ou ne pas etre telle est la question',
  'longtemps je me suis couche de bonne heure',
  'the quick brown fox jumps over the lazy dog',
  'portez ce vieux whisky au juge blond qui fume',
  'liberte egalite fraternite',
  'au clair de la lune mon ami pierrot',
  'frere jacques frere jacques dormez vous dormez vous',
  'allons enfants de la patrie le jour de gloire est arrive',
  'un deux trois quatre cinq six sept',
  'one two three four five six seven',
  'je pense donc je suis',
  'may the force be with you',
  'que la force soit avec toi',
  'twinkle twinkle little star how i wonder what you are',
  'maitre corbeau sur un arbre perche',
  'notre pere qui es aux cieux que ton nom soit sanctifie',
] as const

const letters: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '€': 'e',
  '!': 'i',
}

const plain = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()

/** « M0tDeP@sse » and « motdepasse » are the same word to whoever guesses. */
const unmasked = (text: string): string => plain(text).replace(/[013457@$€!]/g, (sign) => letters[sign] ?? '')

const lettersOnly = (text: string): string => text.replace(/[^a-z]/g, '')

const known = new Set<string>(words)
const famous = sentences.map((sentence) => lettersOnly(plain(sentence)))

/** Whether it is made of the first things that come to mind. [P3] */
export function isCommon(passphrase: string): boolean {
  const bare = lettersOnly(plain(passphrase))
  if (famous.some((sentence) => bare === sentence || (sentence.length >= 20 && bare.startsWith(sentence)))) return true
  const readings = [
    bare,
    lettersOnly(unmasked(passphrase)),
    lettersOnly(unmasked(passphrase.replace(/[^\p{L}]+$/u, ''))),
  ]
  return readings.some((reading) => reading !== '' && isMadeOf(reading))
}

/** Whether the letters can be cut into known words and nothing else; repetition adds nothing. */
function isMadeOf(text: string): boolean {
  const reachable = new Set([0])
  for (let end = 1; end <= text.length; end++) {
    for (const start of reachable) {
      if (known.has(text.slice(start, end)) || isOneLetter(text.slice(start, end))) reachable.add(end)
    }
  }
  return reachable.has(text.length) && text.length > 0
}

/** « aaaaaa » is no more than « a ». */
const isOneLetter = (text: string): boolean => text.length >= 3 && new Set(text).size === 1
