// Who invites, to what, for whom and as what, in sentences.
import type { LinkFacts } from '../../../shared/schemas/people.ts'
import { links } from '../../../shared/text/fr/links.ts'
import { roleWords } from '../../../shared/text/fr/roles.ts'
import { words } from '../../../shared/text/words.ts'

const t = words({ ...links, ...roleWords })

export type InvitationWords = { headline: string; to: string; details: string[] }

export function invitationWords({
  invitedBy,
  demarcheTitle,
  instanceName,
  organisationName,
  role,
}: LinkFacts): InvitationWords {
  return {
    headline: invitedBy === null ? t('links.invited') : t('links.invitedBy', { name: invitedBy }),
    to:
      demarcheTitle === null
        ? t('links.toInstance', { instance: instanceName })
        : t('links.toDemarche', { title: demarcheTitle }),
    details: [
      ...(role === null ? [] : [`${t('links.role', { role: t(`role.${role}`) })}. ${t(`roleHint.${role}`)}`]),
      organisationName === null ? t('links.forNobody') : t('links.forOrganisation', { name: organisationName }),
      ...(demarcheTitle === null ? [] : [t('links.on', { instance: instanceName })]),
    ],
  }
}
