// German of what a phone needs at once.
import type { room as french } from '../fr/workshop-room.ts'
import type { Translated } from '../words.ts'

export const room: Translated<typeof french> = {
  'room.join.title': 'An einem Workshop teilnehmen',
  'room.join.lead':
    'Geben Sie den Code ein, der auf der Leinwand oder auf dem Plakat steht. Sie brauchen kein Benutzerkonto.',
  'room.join.code': 'Code des Workshops',
  'room.join.act': 'Teilnehmen',
  'room.join.busy': 'Suche läuft\u00a0…',
  'room.join.signIn': 'Anmelden',
  'room.join.short':
    'Ein Code besteht aus sechs Buchstaben und Ziffern. Prüfen Sie ihn auf der Leinwand oder auf dem Plakat.',
  'room.join.unknown': 'Kein Workshop hat den Code {code}',
  'room.join.unknown.hint':
    'Ein Code enthält nie die Zeichen 0, O, 1 oder I. Prüfen Sie ihn auf der Leinwand oder auf dem Plakat.',
  'room.join.offline': 'Keine Verbindung',
  'room.join.offline.hint':
    'Der Code {code} bleibt gespeichert. Prüfen Sie das Netz Ihres Telefons und versuchen Sie es dann erneut.',
  'room.retry': 'Erneut versuchen',

  'room.welcome': 'Willkommen im Workshop',
  'room.welcome.by': 'Moderation: {names}',
  'room.notice.title': 'Was mit Ihren Daten geschieht',
  'room.notice.name':
    'Sie müssen Ihren Namen nicht angeben. Was Sie schreiben, können Sie ändern, zurückziehen oder löschen, auch später noch.',
  'room.notice.feedback': 'Was daraus geworden ist, erfahren Sie spätestens am {day}.',
  'room.identity': 'Wie möchten Sie erscheinen?',
  'room.identity.named': 'Mit meinem Namen und meiner Organisation',
  'room.identity.named.hint': 'Die anderen wissen, wer spricht.',
  'room.identity.pseudonym': 'Mit einem Pseudonym',
  'room.identity.pseudonym.hint': 'Sie wählen den Namen, der angezeigt wird.',
  'room.identity.nameless': 'Ohne Namen',
  'room.identity.nameless.hint':
    'Ihr Name wird nicht erfragt: Niemand sieht ihn, auch nicht die Person, die moderiert.',
  'room.name': 'Ihr Name',
  'room.name.error': 'Geben Sie Ihren Namen ein oder wählen Sie „Ohne Namen“.',
  'room.pseudonym': 'Ihr Pseudonym',
  'room.pseudonym.error': 'Geben Sie ein Pseudonym ein oder wählen Sie „Ohne Namen“.',
  'room.organisation': 'Ihre Organisation',
  'room.organisation.hint': 'Lassen Sie das Feld leer, wenn Sie für keine Organisation kommen.',
  'room.college': 'Sie nehmen teil als',
  'room.college.choose': 'Bitte wählen\u00a0…',
  'room.college.error': 'Wählen Sie, was am besten auf Sie zutrifft.',
  'room.table': 'Ihr Tisch',
  'room.table.later': 'Ich weiß es noch nicht',
  'room.enter': 'Am Workshop teilnehmen',
  'room.enter.busy': 'Einen Moment\u00a0…',
  'room.full.title': 'Der Workshop ist voll',
  'room.full.body': 'Wenden Sie sich an die Person, die moderiert: Sie kann mehr Plätze freigeben.',
  'room.full.retry': 'Noch einmal prüfen',

  'room.phase': 'Phase {n} von {total}',
  'room.phase.now': 'Neue Phase: {title}',
  'room.onScreen': 'Gerade auf der Leinwand',
  'room.timer': 'Verbleibende Zeit',
  'room.timer.five': 'Noch fünf Minuten.',
  'room.timer.one': 'Noch eine Minute.',
  'room.timer.over': 'Die Zeit ist abgelaufen.',
  'room.timer.paused': 'Pause',
  'room.paused.title': 'Der Workshop macht Pause',
  'room.paused.body': 'Was Sie gesendet haben, ist gespeichert. Sie können weiterschreiben.',
  'room.locked.title': 'Es kann nichts mehr gesendet werden',
  'room.locked.body': 'Was Sie gerade geschrieben haben, bleibt auf diesem Telefon gespeichert.',
  'room.message': 'Nachricht der Moderation',
  'room.message.close': 'Gelesen',
  'room.before.title': 'Sie sind dabei',
  'room.before.body': 'Die erste Aufgabe erscheint hier. Lassen Sie diese Seite geöffnet.',
  'room.before.here.many': '{n} Personen sind schon da.',
  'room.opening': 'Verbindung zum Workshop\u00a0…',
  'room.closed.over': 'Workshop beendet',
  'room.closed.title': 'Das nehmen Sie mit',
  'room.cancelled.title': 'Der Workshop ist abgesagt',
  'room.follow.title': 'Schauen Sie auf die Leinwand im Saal',
  'room.follow.body': 'Hier geht es gleich weiter. Lassen Sie diese Seite geöffnet.',

  'room.types': 'Art des Beitrags',
  'room.write.open': 'Schreiben',
  'room.write.one': 'Ein Gedanke pro Beitrag',
  'room.write.count': '{n} von {most}',
  'room.write.left': 'Noch {n} Zeichen.',
  'room.write.full': 'Der Text hat die größte zulässige Länge.',
  'room.write.empty': 'Schreiben Sie zuerst Ihren Text.',
  'room.write.most.full':
    'Sie haben die vorgesehene Anzahl erreicht: {most}. Ändern Sie einen Text oder ziehen Sie einen zurück, um einen neuen zu schreiben.',
  'room.write.said': 'Gesendet.',
  'room.write.saidWaiting': 'Auf diesem Telefon gespeichert: Gesendet wird, sobald das Netz wieder da ist.',
  'room.write.late':
    'Die Phase „{title}“ ist vorbei. Wenn Sie jetzt senden, entscheidet die Person, die moderiert, ob Ihr Beitrag noch aufgenommen wird.',
  'room.write.drop': 'Diesen Text löschen',
  'room.finish': 'Ich bin fertig',
  'room.finish.read': 'Ich habe alles gelesen',

  'room.sees.self':
    'Die anderen lesen Ihre Beiträge erst, wenn sie aufgedeckt werden. Die Person, die moderiert, sieht sie, ohne zu wissen, von wem sie sind.',
  'room.sees.group':
    'Bis zum Aufdecken lesen nur die Personen Ihre Beiträge, mit denen Sie sich austauschen. Die Person, die moderiert, sieht sie, ohne zu wissen, von wem sie sind.',
  'room.sees.table':
    'Bis zum Aufdecken liest nur Ihr Tisch Ihre Beiträge. Die Person, die moderiert, sieht sie, ohne zu wissen, von wem sie sind.',
  'room.sees.all': 'Der ganze Saal liest Ihre Beiträge.',
  'room.sees.moderated': 'Der ganze Saal liest Ihre Beiträge, sobald die Person, die moderiert, sie angenommen hat.',
  'room.under.named': 'Sie erscheinen mit dem Namen und der Organisation, die Sie angegeben haben.',
  'room.under.pseudonym': 'Sie erscheinen unter dem Namen, den Sie gewählt haben.',
  'room.under.nobody': 'Sie erscheinen ohne Namen, so wie Sie es gewählt haben.',
  'room.under.nameless': 'Niemand erfährt, dass sie von Ihnen sind, auch nicht die Person, die moderiert.',

  'room.mine': 'Ihre Beiträge',
  'room.mine.earlier': 'Ihre Beiträge aus den anderen Phasen',
  'room.mine.edit': 'Ändern',
  'room.mine.parked': 'Zurückgestellt',
  'room.mine.waiting': 'Noch nicht gesendet: auf diesem Telefon gespeichert',
  'room.mine.kept': 'Gespeichert',
  'room.mine.late': 'Nach dem Ende eingegangen: Die Person, die moderiert, entscheidet, ob er aufgenommen wird.',
  'room.mine.hidden': 'Von der Moderation ausgeblendet: {reason}. Nur Sie sehen diesen Beitrag hier.',

  'room.others': 'Was der Saal geschrieben hat',
  'room.others.group': 'Was Ihre kleine Gruppe geschrieben hat',
  'room.others.table': 'Was Ihr Tisch geschrieben hat',
  'room.others.with': 'Sie tauschen sich mit {names} aus.',
  'room.others.nameless': 'einer Person ohne Namen',

  'room.you': 'Sie und dieses Telefon',
  'room.you.as': 'Sie nehmen als {name} teil.',
  'room.you.nameless': 'Sie nehmen ohne Namen teil.',
  'room.you.change': 'Person wechseln',
  'room.you.leave': 'Workshop verlassen',
  'room.you.leave.sure':
    'Workshop verlassen? Was Sie gesendet haben, bleibt. Mit dem Code können Sie wieder teilnehmen.',
  'room.you.leave.stay': 'Bleiben',

  'room.net.offline': 'Keine Verbindung. Sie können weiterschreiben.',
  'room.net.waiting.one':
    '{n} Beitrag oder Schritt ist auf diesem Telefon gespeichert und wird gesendet, sobald das Netz wieder da ist.',
  'room.net.waiting.many':
    '{n} Beiträge oder Schritte sind auf diesem Telefon gespeichert und werden gesendet, sobald das Netz wieder da ist.',
  'room.net.unkept': 'Dieses Telefon kann nichts speichern: Lassen Sie diese Seite offen, bis gesendet ist.',
}
