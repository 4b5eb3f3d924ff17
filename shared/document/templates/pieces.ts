// Short pieces of public debate and decision: the round table, the note to the network, what became of contributions, the deliberation, the mandate.
import type { DocumentJson } from '../schema.ts'
import { caption, heading, ledger, living, note, paragraph, steps, table } from './blocks.ts'

export const roundtable = (): DocumentJson => ({
  type: 'doc',
  content: [
    heading(2, 'Fiche'),
    ledger([
      ['Titre', [paragraph()]],
      ['Questions', [paragraph()]],
      ['Animateur', [paragraph()]],
    ]),
    caption('Intervenants'),
    table('Nom | Fonction | Structure | Territoire | Temps de parole prévu | Temps de parole réel'),
    heading(2, 'Interventions'),
    table(
      'Intervenant | Thèse en 3 lignes | Expérience citée (où, qui, depuis quand, chiffres) | Condition de réussite | Obstacle | Levier | Citation validée | Ressource',
    ),
    heading(2, 'Questions de la salle'),
    living('speaking-queue'),
    paragraph(),
    heading(2, '5 idées à retenir'),
    steps('', '', '', '', ''),
    heading(2, 'À relayer'),
    paragraph(),
  ],
})

export const advocacy = (): DocumentJson => ({
  type: 'doc',
  content: [
    ledger([
      ['Thème', [paragraph()]],
      ['Niveau de décision visé', [paragraph()]],
      ['Constat (nombre de territoires, nombre de contributions)', [paragraph(), living('contribution-count')]],
      ['Obstacle', [paragraph()]],
      ['Levier proposé', [paragraph()]],
      ['Rédaction proposée (amendement, circulaire, dispositif)', [paragraph()]],
      ['Territoires prêts à témoigner', [paragraph()]],
      ['Confidentialité', [paragraph()]],
    ]),
  ],
})

export const outcomes = (): DocumentJson => ({
  type: 'doc',
  content: [
    heading(2, 'Ce que vos contributions sont devenues'),
    living('outcomes'),
    table(
      'Code | Contribution (résumé) | Reçue le / atelier | Suite : intégrée / reformulée / fusionnée / reportée / hors périmètre / non retenue | Motif (obligatoire si non intégrée) | Passage du document | Décision | Action et état | Date',
    ),
  ],
})

export const deliberation = (): DocumentJson => ({
  type: 'doc',
  content: [
    heading(2, 'Visas'),
    ...[
      'Vu le code général des collectivités territoriales (CGCT) ;',
      'Vu la loi n° 2014-856 du 31 juillet 2014 relative à l’économie sociale et solidaire ;',
      'Vu les statuts … ;',
      'Vu les délibérations antérieures … ;',
    ].map((words) => paragraph(words)),
    heading(2, 'Considérants'),
    paragraph('Considérant le diagnostic … ;'),
    paragraph('Considérant la concertation … ;'),
    living('consultation'),
    heading(2, 'Après en avoir délibéré'),
    ...articles(),
    heading(2, 'Votes'),
    table('Pour | Contre | Abstention | Déports', ['']),
    heading(2, 'Annexes'),
    steps('Schéma (PDF/A + ODT)', 'Tableau des suites', 'Liste des organisations signataires'),
  ],
})

const articles = () => [
  heading(3, 'Article 1'),
  paragraph('Adopte le schéma annexé.'),
  living('fingerprint'),
  heading(3, 'Article 2'),
  paragraph('Prend acte du bilan de concertation annexé.'),
  heading(3, 'Article 3'),
  paragraph('Crédits : …'),
  heading(3, 'Article 4'),
  paragraph('Gouvernance et désignations : …'),
  heading(3, 'Article 5'),
  paragraph('Autorise l’exécutif à signer.'),
  heading(3, 'Article 6'),
  paragraph('Suivi annuel : …'),
]

export const mandate = (): DocumentJson => ({
  type: 'doc',
  content: [
    note('Ce mandat permet à une personne de contribuer, de consentir ou de signer au nom de son organisation.'),
    ledger([
      ['Organisation', [paragraph()]],
      ['Représentant·e', [paragraph()]],
      ['Qualité', [paragraph()]],
      ['Pouvoir (contribuer / consentir / signer)', [paragraph()]],
      ['Démarche', [living('demarche')]],
      ['Du … au …', [paragraph()]],
      ['Pièce (délibération, mail du président)', [paragraph()]],
      ['Révocable le', [paragraph()]],
    ]),
  ],
})
