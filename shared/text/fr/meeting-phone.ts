// Words of a meeting on phones: choosing a workshop, going from one to another as the same person. Loaded when they are needed.
export const meetingPhone = {
  'meetingPhone.over': 'Rencontre',
  'meetingPhone.choose': 'Choisissez votre atelier',
  'meetingPhone.choose.hint': 'Vous pourrez en changer\u202f: ce que vous aurez envoyé restera enregistré.',
  'meetingPhone.about': 'La rencontre en quelques lignes',
  'meetingPhone.pilot': 'Piloté par {name}',
  'meetingPhone.open': 'Ouvert',
  'meetingPhone.running': 'En cours',
  'meetingPhone.full': 'Complet',
  'meetingPhone.full.hint': 'Vous y entrez si vous y étiez déjà.',
  'meetingPhone.draft': 'Pas encore ouvert',
  'meetingPhone.over.one': 'Terminé',
  'meetingPhone.cancelled': 'Annulé',
  'meetingPhone.none': 'Aucun atelier n’est ouvert en ce moment',
  'meetingPhone.none.text': 'Gardez cette page ouverte\u202f: elle se met à jour d’elle-même.',
  'meetingPhone.allOver': 'Les ateliers de la rencontre sont terminés. Merci d’être venu·e.',
  'meetingPhone.waiting': 'Cette page se met à jour d’elle-même.',
  'meetingPhone.late': 'Pas de connexion\u202f: cette liste est celle de {time}.',
  'meetingPhone.gone': 'La rencontre est close. Son code ne mène plus aux ateliers.',
  'meetingPhone.said.open': '«\u00a0{title}\u00a0» est ouvert.',
  'meetingPhone.said.running': '«\u00a0{title}\u00a0» commence.',
  'meetingPhone.said.full': '«\u00a0{title}\u00a0» est complet.',
  'meetingPhone.said.free': 'Il y a de nouveau de la place dans «\u00a0{title}\u00a0».',
  'meetingPhone.said.over': '«\u00a0{title}\u00a0» est terminé.',

  'meetingPhone.same.title': 'Entrer avec le même nom\u202f?',
  'meetingPhone.same.lead': 'Ce téléphone a déjà rejoint un autre atelier de cette rencontre.',
  'meetingPhone.same.as': 'Entrer comme {name}',
  'meetingPhone.same.asOf': 'Entrer comme {name} ({organisation})',
  'meetingPhone.same.nameless': 'Entrer sans nom, comme dans l’autre atelier',
  'meetingPhone.same.namelessOf': 'Entrer sans nom ({organisation})',
  'meetingPhone.same.text':
    'Vous êtes compté·e une seule fois dans la journée, et un même code de suivi retrouve tout ce que vous y avez écrit.',
  'meetingPhone.same.other': 'Entrer autrement',
  'meetingPhone.same.other.hint': 'Avec un autre nom, ou quelqu’un d’autre sur ce téléphone.',
  'meetingPhone.same.busy': 'Entrée…',

  'meetingPhone.others': 'Les autres ateliers de la rencontre',
  'meetingPhone.others.text':
    'Vous gardez votre place ici, et ce que vous avez envoyé. Vous entrez dans l’autre atelier sous le même nom, et revenez quand vous voulez.',
  'meetingPhone.others.after':
    'La rencontre continue\u202f: vous pouvez entrer dans un autre atelier sous le même nom.',
} as const
