// German of what somebody goes home with.
import type { takeAway as french } from '../fr/take-away.ts'
import type { Translated } from '../words.ts'

export const takeAway: Translated<typeof french> = {
  'away.projects.one': 'Ein Projekt',
  'away.projects.many': '{n} Projekte',
  'away.commitments.one': 'Eine Zusage',
  'away.commitments.many': '{n} Zusagen',
  'away.mine': 'Von Ihnen',
  'away.supported': 'Von Ihnen unterstützt',
  'away.contacts.one': 'Ein Kontakt',
  'away.contacts.many': '{n} Kontakte',
  'away.contacts.agreed': 'Diese Personen sind einverstanden, dass man sich bei ihnen meldet.',
  'away.contacts.nameless': 'Ohne Namen',
  'away.feedback': 'Was daraus geworden ist, erfahren Sie spätestens am {day}.',
  'away.again': 'Erneut versuchen',

  'away.code': 'Ihr Sechs-Wörter-Code',
  'away.code.about':
    'Mit sechs Wörtern sehen Sie, was aus Ihren Beiträgen wird, und können sie ändern, zurückziehen oder löschen. Ohne Benutzerkonto und ohne E-Mail-Adresse.',
  'away.code.make': 'Sechs-Wörter-Code erhalten',
  'away.code.making': 'Wird erstellt\u00a0…',
  'away.code.qr': 'QR-Code, der zu Ihren Beiträgen führt',
  'away.code.keep':
    'Notieren oder speichern Sie ihn: Er ist nur auf diesem Telefon gespeichert, und niemand kann ihn für Sie wiederfinden.',
  'away.code.copy': 'Kopieren',
  'away.code.copied': 'Code kopiert.',
  'away.code.print': 'Drucken',
  'away.code.save': 'Speichern',
  'away.code.follow': 'Meine Beiträge verfolgen',
  'away.code.exists':
    'Es wurde schon ein Code erstellt, und dieses Telefon hat ihn nicht mehr. Ein neuer Code macht den ersten ungültig.',
  'away.code.replace': 'Neuen Code erstellen',
  'away.code.file':
    'Sechs-Wörter-Code\n{title}\n\n{code}\n\n{address}\n\nMit diesen sechs Wörtern sehen Sie, was aus Ihren Beiträgen wird, und können sie ändern, zurückziehen oder löschen.\n',
  'away.code.fileName': 'sechs-woerter-code.txt',

  'away.contact': 'Ihr Kontakt für die anderen',
  'away.contact.hint':
    'Eine Adresse oder eine Nummer. Die Teilnehmenden erhalten sie nach dem Ende des Workshops, sonst niemand. Lassen Sie das Feld leer, um nichts weiterzugeben.',
  'away.contact.save': 'Speichern',
  'away.contact.saved': 'Gespeichert.',

  'away.opinion.about':
    'Sie haben Ihre Meinung noch nicht gesagt. Das ist möglich, bis der Ergebnisbericht veröffentlicht wird.',
  'away.opinion.give': 'Meinung sagen',
  'away.opinion.given':
    'Ihre Meinung ist gespeichert. Sie können sie ändern, bis der Ergebnisbericht veröffentlicht wird.',
  'away.opinion.change': 'Meinung noch einmal ansehen',
}
