// The directory of the demonstration, brought in as a spreadsheet would be: what organisations are, who else lives on the territory.
import type { ImportedLine } from '../../shared/schemas/directory.ts'

type Cells = ImportedLine['cells']

const consented = 'oui, au forum de l’ESS'

export const directoryLines: readonly Cells[] = [
  {
    name: 'SCIC La Remise',
    agreements: 'ESUS',
    networks: 'Réseau des ressourceries | UR Scop',
    communes: 'Vaucombe',
    activities: 'Réemploi de matériaux du bâtiment, ateliers partagés, formation au geste.',
    workforce: '23',
    website: 'la-remise.example',
    theme: 'Économie circulaire | Emploi',
    policy: 'Développement économique',
  },
  {
    name: 'Filage, coopérative d’activités',
    agreements: 'ESUS | Qualiopi',
    networks: 'Coopérer pour entreprendre',
    communes: 'Vaucombe | Lissac',
    activities: 'Accompagner des porteurs de projet jusqu’au salariat dans la coopérative.',
    workforce: '82',
    theme: 'Emploi',
  },
  {
    name: 'Les Halles Communes',
    agreements: 'EVS',
    networks: 'France Tiers-Lieux',
    communes: 'Saint-Arnoul',
    activities: 'Un tiers-lieu alimentaire : halle, cuisine partagée, groupement d’achat.',
    workforce: '6',
    theme: 'Alimentation',
  },
  { name: 'Département de la Lisse', level: 'Département', policy: 'Insertion', service: 'Direction de l’insertion' },
  { name: 'Vaucombe Métropole', level: 'EPCI', policy: 'Développement économique', networks: 'RTES' },
  { name: 'Toits du Val', communes: 'Vaucombe | Lissac | Les Aubes', theme: 'Habitat' },
  {
    name: 'Régie de quartier des Aubes',
    form: 'Association loi 1901',
    siret: '732 829 320 00074',
    agreements: 'IAE | EVS',
    networks: 'CNLRQ',
    communes: 'Les Aubes',
    activities: 'Entretien des espaces communs, médiation, jardins au pied des immeubles.',
    workforce: '24',
    website: 'regie-aubes.example',
    theme: 'Emploi | Habitat',
    contactName: 'Karim Benali',
    contactFunction: 'Directeur',
    contactEmail: 'karim.benali@regie-aubes.example',
    contactConsent: consented,
  },
  {
    name: 'Épicerie du Pont',
    form: 'Association loi 1901',
    networks: 'ANDES',
    communes: 'Montferrand-le-Val',
    activities: 'Épicerie solidaire ouverte à toutes et tous.',
    theme: 'Alimentation',
  },
  {
    name: 'Mutuelle de la Lisse',
    form: 'Mutuelle',
    communes: 'Vaucombe',
    activities: 'Complémentaire santé, deux centres de santé.',
    workforce: '140',
    theme: 'Santé',
  },
]
