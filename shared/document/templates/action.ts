// The sheet of one action: why, what, who, how, with what, and by which signs it will be seen to work.
import type { DocumentJson } from '../schema.ts'
import { caption, guide, heading, ledger, living, named, paragraph, table } from './blocks.ts'

export const action = (): DocumentJson => ({
  type: 'doc',
  content: [
    ledger([
      ['Fiche-action n°', [paragraph()]],
      ['Rattachement (axe / orientation / objectif)', [living('attachment')]],
      ['Défi(s)', [living('challenges')]],
      ['Statut (à venir, en cours, en pause, bloqué, en retard, réalisé, abandonné)', [paragraph()]],
      ['Priorité (haute, moyenne, basse)', [paragraph()]],
    ]),
    ...why(),
    ...what(),
    ...how(),
    ...signs(),
    ...risks(),
  ],
})

const why = () => [
  heading(2, 'Pourquoi'),
  guide('action.c1'),
  ...named('Contexte et besoin'),
  caption('Contributions à l’origine de l’action'),
  living('provenance'),
  ...named('Ce qui existe déjà / à ne pas refaire'),
]

const what = () => [
  heading(2, 'Quoi'),
  guide('action.c2'),
  ...named('Objectif(s)'),
  ...named('Description'),
  ...named('Publics bénéficiaires'),
  ...named('Territoire concerné'),
  ...named(
    'Niveau de participation des habitants et acteurs (pas de participation, information, consultation, concertation, co-construction)',
  ),
]

const how = () => [
  heading(2, 'Qui'),
  table('Rôle | Organisation | Personne | Engagement précis | Confirmé le', [
    'Pilote élu',
    'Pilote technique',
    'Co-pilote acteur',
    'Partenaire',
    'Financeur',
    'Service associé',
    'Instance de suivi',
  ]),
  heading(2, 'Comment et quand'),
  caption('Étapes'),
  table('N° | Étape | Livrable | Responsable | Début | Échéance | Fait ?', ['1', '2', '3']),
  heading(2, 'Avec quels moyens'),
  caption('Budget'),
  table(
    'Poste | Fonctionnement / Investissement | Année | Prévu | Réalisé | Financeur | Statut (acquis, demandé, à chercher)',
  ),
  caption('Autres ressources'),
  table('Temps-agent (jours) | Temps-bénévole | Local / matériel | Donnée | Compétence', ['', '']),
]

const signs = () => [
  heading(2, 'À quoi verra-t-on que ça marche'),
  table(
    'Indicateur | Type (réalisation / résultat / effet) | Départ | Cible | Échéance | Source | Responsable du relevé',
  ),
  ...named('Signe qualitatif', 'action.c6-sign'),
]

const risks = () => [
  heading(2, 'Risques, conditions de réussite, transversalité'),
  table('Risque | Probabilité | Effet | Parade | Qui alerte'),
  ...named('Services et politiques à associer'),
  ...named('Marchés publics / subventions / SIEG : cadre juridique retenu'),
  ...named('Accessibilité et égalité'),
  heading(2, 'Journal de l’action'),
  living('decisions'),
  table('Date | Note | Auteur | Décision liée'),
]
