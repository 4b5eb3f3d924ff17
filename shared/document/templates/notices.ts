// Short pieces of duty: what is posted at the entrance, the declaration of accessibility, the registers, the slip for the archives, the counter.
import type { DocumentJson } from '../schema.ts'
import { heading, ledger, list, living, named, paragraph, table } from './blocks.ts'

export const privacy = (): DocumentJson => ({
  type: 'doc',
  content: [
    heading(2, 'Vos données'),
    ...[
      'Qui ? | [collectivité], responsable de traitement ; [co-organisateur] …',
      'Pourquoi ? | Recueillir et restituer les contributions à [démarche] (mission d’intérêt public).',
      'Quoi ? | Votre nom ou pseudonyme, votre organisation si vous l’indiquez, vos contributions.',
      'Pas obligatoire | Nom et courriel.',
      'Combien de temps ? | Coordonnées : … mois après la restitution ; contributions : conservées sans votre nom ; émargement : … ans si exigé par un financeur.',
      'Qui voit quoi ? | …',
      'Vos droits | Accès, rectification, effacement, opposition — avec votre code de suivi, sans compte, ou auprès du DPO : … ; réclamation : CNIL.',
    ].flatMap((line) => {
      const [title = '', words = ''] = line.split(' | ')
      return [heading(3, title), paragraph(words)]
    }),
    {
      type: 'callout',
      attrs: { tone: 'attention' },
      content: [
        paragraph(
          'N’écrivez rien sur la santé, les opinions politiques, la religion ou l’appartenance syndicale d’une personne identifiable.',
        ),
      ],
    },
  ],
})

export const accessibility = (): DocumentJson => ({
  type: 'doc',
  content: [
    ledger([
      ['Organisme', [paragraph()]],
      ['Service concerné', [paragraph()]],
      ['Référence', [paragraph('Article 47 de la loi n° 2005-102 du 11 février 2005')]],
      ['Schéma pluriannuel (lien)', [paragraph()]],
      ['Plan d’actions de l’année (lien)', [paragraph()]],
    ]),
    heading(2, 'État de conformité'),
    ledger([
      ['Conformité (totale / partielle ≥ 50 % / non conforme)', [paragraph()]],
      ['Taux issu d’un audit', [paragraph()]],
    ]),
    heading(2, 'Résultats des tests'),
    ledger([
      ['Référentiel et version', [paragraph()]],
      ['Date', [paragraph()]],
      ['Auteur', [paragraph()]],
      ['Environnements de test', [paragraph()]],
      ['Échantillon de pages', [paragraph()]],
    ]),
    heading(2, 'Contenus non accessibles'),
    ...named('Non-conformités'),
    ...named('Dérogations pour charge disproportionnée (motivées)'),
    ...named('Contenus exemptés'),
    heading(2, 'Contact et délai de réponse'),
    paragraph(),
    heading(2, 'Voie de recours (Défenseur des droits)'),
    paragraph(),
    heading(2, 'Établissement et mise à jour de cette déclaration'),
    ledger([
      ['Date d’établissement', [paragraph()]],
      ['Date de mise à jour', [paragraph()]],
    ]),
  ],
})

export const processing = (): DocumentJson => ({
  type: 'doc',
  content: [
    ledger([
      ['Finalité', [paragraph()]],
      ['Base légale', [paragraph()]],
      ['Responsable / conjoint / sous-traitant', [paragraph()]],
      ['Personnes', [paragraph()]],
      ['Catégories de données', [paragraph()]],
      ['Données sensibles incidentes', [paragraph()]],
      ['Destinataires', [paragraph()]],
      ['Hébergement (pays, certification)', [paragraph()]],
      ['Durées (active, intermédiaire, sort final)', [paragraph()]],
      ['Mesures de sécurité', [paragraph()]],
      ['AIPD nécessaire ?', [paragraph()]],
    ]),
  ],
})

export const transfer = (): DocumentJson => ({
  type: 'doc',
  content: [
    ledger([
      ['Service producteur', [paragraph()]],
      ['Démarche', [living('demarche')]],
      ['Dates extrêmes', [paragraph()]],
      ['Typologie (documents adoptés, restitutions, émargements, données)', [paragraph()]],
      ['Format (PDF/A, ODT, CSV, JSON)', [paragraph()]],
      ['Volume', [paragraph()]],
      ['DUA', [paragraph()]],
      ['Sort final (C/T/D)', [paragraph()]],
      ['Empreintes', [living('fingerprint')]],
      ['Communicabilité', [paragraph()]],
      ['Visa', [paragraph()]],
    ]),
  ],
})

export const reception = (): DocumentJson => ({
  type: 'doc',
  content: [
    heading(2, 'Accueil des porteurs, mois par mois'),
    table(
      'Mois | Accueils | 1ers contacts | Orientés vers | Projets suivis | Passés en émergence | Créés | Besoins récurrents (→ diagnostic)',
      [
        'Janvier',
        'Février',
        'Mars',
        'Avril',
        'Mai',
        'Juin',
        'Juillet',
        'Août',
        'Septembre',
        'Octobre',
        'Novembre',
        'Décembre',
      ],
    ),
    heading(2, 'Besoins récurrents'),
    living('recurring-needs'),
    list('', '', ''),
  ],
})
