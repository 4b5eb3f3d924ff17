// German of why something asked of a workshop changes nothing.
import type { refusalWords as french } from '../fr/workshop-refusals.ts'
import type { Translated } from '../words.ts'

export const refusalWords: Translated<typeof french> = {
  'workshop.refused.notYours':
    'Das ist nicht Ihre Aufgabe, oder Ihre Rechte haben sich geändert. Es wurde nichts geändert.',
  'workshop.refused.notNow': 'Das ist zu diesem Zeitpunkt des Workshops nicht möglich. Es wurde nichts geändert.',
  'workshop.refused.unknown': 'Das, worum es geht, gibt es nicht mehr. Es wurde nichts geändert.',
  'workshop.refused.roundOver': 'Diese Phase ist beendet. Es wurde nichts geändert.',
  'workshop.refused.roundLocked': 'In dieser Phase kann nichts mehr gesendet werden. Es wurde nichts geändert.',
  'workshop.refused.otherRound':
    'Der Workshop ist inzwischen in einer anderen Phase. Sehen Sie nach, wo er steht, und versuchen Sie es dann erneut.',
  'workshop.refused.tooMany':
    'Die für diese Phase vorgesehene Anzahl ist erreicht. Ziehen Sie etwas zurück, um etwas Neues hinzuzufügen.',
  'workshop.refused.tooLong': 'Der Text ist zu lang. Kürzen Sie ihn und versuchen Sie es dann erneut.',
  'workshop.refused.empty': 'Es gibt keinen Text. Schreiben Sie einen und versuchen Sie es dann erneut.',
  'workshop.refused.wrongType': 'Diese Art von Beitrag ist in dieser Phase nicht vorgesehen.',
  'workshop.refused.undoTooLate': 'Die Frist von zehn Sekunden ist vorbei. Gehen Sie über den Ablauf zurück.',
  'workshop.refused.nothingPlanned': 'Der Ablauf hat keine Phase. Fügen Sie eine hinzu.',
  'workshop.refused.full': 'Der Workshop ist voll. Sagen Sie der Person Bescheid, die moderiert.',
  'workshop.refused.beingErased': 'Die verlangte Löschung läuft. Es kann nichts hinzugefügt werden.',
  'workshop.refused.overBudget':
    'Das ist mehr, als Ihnen zur Verfügung steht. Nehmen Sie etwas zurück und versuchen Sie es dann erneut.',
  'workshop.refused.noReason':
    'Ein Vorbehalt oder ein Einwand braucht eine Begründung. Schreiben Sie Ihren Grund und versuchen Sie es dann erneut.',
  'workshop.refused.noOrganisation':
    'Hier wird nach Organisationen abgestimmt, und Sie haben keine angegeben. Geben Sie sie an oder verfolgen Sie die Abstimmung auf der Leinwand.',
  'workshop.refused.ballotElsewhere':
    'Ihr geheimer Stimmzettel wurde mit einem anderen Gerät abgegeben: Nur dieses kann ihn ändern. Ihre Stimme bleibt gezählt.',
}
