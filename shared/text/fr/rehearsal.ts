// Words of rehearsals: preparing one, and what says everywhere that it is one.
export const rehearsalWords = {
  'rehearsal.banner': 'Répétition — tout sera effacé',
  'rehearsal.banner.console':
    'Les personnes présentes sont inventées\u202f; vous pouvez aussi rejoindre avec de vrais téléphones.',
  'rehearsal.banner.phone': 'Ce n’est pas encore l’atelier\u202f: rien de ce que vous écrirez ici ne sera gardé.',
  'rehearsal.room.title': 'Répétition\u202F: {title}',
  'rehearsal.room.notice': 'Ceci est une répétition\u202F: tout ce que vous écrirez sera effacé.',
  'rehearsal.title': 'Répéter',
  'rehearsal.text':
    'Déroulez l’atelier seul·e, avec des personnes inventées qui écrivent, regroupent et votent pendant que vous regardez. À la fin tout est effacé, et l’atelier reste tel que vous l’avez préparé.',
  'rehearsal.people': 'Personnes inventées',
  'rehearsal.people.n': '{n} personnes',
  'rehearsal.start': 'Répéter',
  'rehearsal.noPhases': 'Ajoutez d’abord une phase au déroulé.',
  'rehearsal.running':
    'Une répétition est en cours, avec {n} personnes inventées. Elle s’efface d’elle-même au bout d’un jour.',
  'rehearsal.resume': 'Reprendre la répétition',
  'rehearsal.end': 'Finir la répétition',
  'rehearsal.end.title': 'Finir la répétition\u202f?',
  'rehearsal.end.text':
    'Tout ce qui y a été écrit, voté et regroupé est effacé, aussi ce que de vrais téléphones y ont envoyé. L’atelier que vous préparez ne change pas.',
  'rehearsal.ended': 'La répétition est effacée.',
} as const
