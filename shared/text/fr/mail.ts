// The mails that leave the instance. Plain text: nothing is fetched, nothing is followed.
export const mail = {
  'mail.invitation.subject': '{inviter} vous invite à la démarche « {demarche} »',
  'mail.invitation.text':
    'Bonjour,\n\n{inviter} vous invite à prendre part à la démarche « {demarche} ».\n\nPour accepter, ouvrez ce lien. Il ne sert qu’une fois et reste valable jusqu’au {until} :\n{url}\n\nSi vous n’attendiez pas cette invitation, vous pouvez ignorer ce message : aucun compte ne sera créé.\n',
  'mail.reset.subject': 'Choisir une nouvelle phrase de passe',
  'mail.reset.text':
    'Bonjour {name},\n\nUne nouvelle phrase de passe a été demandée pour votre compte sur « {instance} ».\n\nPour la choisir, ouvrez ce lien. Il ne sert qu’une fois et reste valable deux heures :\n{url}\n\nSi la demande ne vient pas de vous, ignorez ce message : votre phrase de passe actuelle reste valable.\n',
} as const
