// What is chosen in the dialog that begins documents, among ours and those of the démarche, and what may be done with the latter.
import { useState } from 'react'
import type { TemplateId } from '../../../shared/rules/document-templates.ts'
import { useDo, useRead } from '../../query.ts'
import { choiceGroups } from './template-choices.ts'
import type { TemplateDone } from './TemplateDoneBanner.tsx'

export function useTemplateChoice(demarcheId: string, first: TemplateId) {
  const archive = useDo('archiveTemplate')
  const kept = useRead('listTemplates', { demarcheId }).data
  const [id, setId] = useState<string>(first)
  const [done, setDone] = useState<TemplateDone | null>(null)
  const own = kept?.templates ?? []
  const groups = choiceGroups(own.map(({ id: one, name, description }) => ({ id: one, name, hint: description })))
  const choices = groups.flatMap((group) => group.choices)
  // Somebody else may take away what I chose.
  const chosen = choices.find((choice) => choice.id === id) ?? choices.find((choice) => choice.id === first)
  const setArchived = (templateId: string, archived: boolean) => {
    if (archived) setId(first) // before it is gone: its plan is read no more
    const onSuccess = () => {
      setDone({ is: archived ? 'removed' : 'restored', templateId })
      if (!archived) setId(templateId)
    }
    archive.mutate({ demarcheId, templateId, archived }, { onSuccess })
  }
  return {
    groups,
    chosen,
    own: own.find((one) => one.id === chosen?.id),
    mayManage: kept?.mayManage ?? false,
    choose: (next: string) => {
      setId(next)
      setDone(null)
    },
    done,
    remove: (templateId: string) => setArchived(templateId, true),
    restore: (templateId: string) => setArchived(templateId, false),
    renamed: (templateId: string) => setDone({ is: 'renamed', templateId }),
    busy: archive.isPending,
    error: archive.error,
  }
}
