// Who may do what, exhaustively: role × action × state. The tables are written out by hand, to be read beside permissions.ts.
import { describe, expect, test } from 'vitest'
import { roles, type Role } from '../../../shared/rules/demarche-roles.ts'
import { documentStates, type DocumentState } from '../../../shared/rules/document-states.ts'
import {
  demarcheActions,
  documentActions,
  mayGiveRole,
  mayInDemarche,
  mayOnDocument,
  type DemarcheAction,
  type DocumentFacts,
} from '../../../shared/rules/permissions.ts'

const inDemarche: Record<Role, readonly DemarcheAction[]> = {
  pilot: [
    'readDemarche',
    'editDemarche',
    'invite',
    'changeRoles',
    'answerRequests',
    'createDocument',
    'manageTemplates',
    'editDirectory',
    'mergeOrganisations',
    'readContacts',
    'manageTags',
    'readWorkshops',
    'prepareWorkshop',
  ],
  facilitator: [
    'readDemarche',
    'invite',
    'createDocument',
    'editDirectory',
    'readContacts',
    'readWorkshops',
    'prepareWorkshop',
  ],
  writer: ['readDemarche', 'createDocument', 'manageTemplates', 'readContacts', 'manageTags', 'readWorkshops'],
  member: ['readDemarche', 'readContacts', 'readWorkshops'],
  elected: ['readDemarche', 'readWorkshops'],
  observer: ['readDemarche', 'readWorkshops'],
}

describe('in a démarche', () => {
  test.each(roles)('what a %s may do [R1]', (role) => {
    expect(demarcheActions.filter((action) => mayInDemarche(action, role))).toEqual(inDemarche[role])
  })

  test('someone without a role may do nothing [R1]', () => {
    expect(demarcheActions.filter((action) => mayInDemarche(action, null))).toEqual([])
  })

  const gives: Record<Role, readonly Role[]> = {
    pilot: roles,
    facilitator: ['member', 'observer'],
    writer: [],
    member: [],
    elected: [],
    observer: [],
  }

  test.each(roles)('which roles a %s gives [R5]', (role) => {
    expect(roles.filter((given) => mayGiveRole(role, given))).toEqual(gives[role])
  })
})

/**
 * r read, w write, n rename, a restrict, h history, v name a version, k lock one, p hand one over as a pack, u bring back a text, t keep as a template, o organise, d duplicate, x put in the trash,
 * b bring back; for a document that is open to all, whose readers see the history.
 */
const onDocument: Record<Role, Record<DocumentState, string>> = {
  pilot: {
    draft: 'rwnahvkputodx',
    consultation: 'rwnahvkputodx',
    submitted: 'rahvkptod',
    adopted: 'rahvkptod',
    archived: 'rahvkptod',
  },
  facilitator: { draft: 'rhod', consultation: 'rhod', submitted: 'rhod', adopted: 'rhod', archived: 'rhod' },
  writer: {
    draft: 'rwnhvutodx',
    consultation: 'rwnhvutodx',
    submitted: 'rhvtod',
    adopted: 'rhvtod',
    archived: 'rhvtod',
  },
  member: { draft: 'rh', consultation: 'rh', submitted: 'rh', adopted: 'rh', archived: 'rh' },
  elected: { draft: '', consultation: 'rh', submitted: 'rh', adopted: 'rh', archived: 'rh' },
  observer: { draft: '', consultation: 'rh', submitted: 'rh', adopted: 'rh', archived: 'rh' },
}

const letters = {
  readDocument: 'r',
  writeText: 'w',
  renameDocument: 'n',
  restrictDocument: 'a',
  readHistory: 'h',
  nameVersion: 'v',
  lockVersion: 'k',
  packVersion: 'p',
  restoreText: 'u',
  saveAsTemplate: 't',
  organiseDocument: 'o',
  duplicateDocument: 'd',
  trashDocument: 'x',
  restoreDocument: 'b',
}

const granted = (role: Role | null, facts: DocumentFacts): string =>
  documentActions
    .filter((action) => mayOnDocument(action, role, facts))
    .map((action) => letters[action])
    .join('')

const cells = roles.flatMap((role) => documentStates.map((state) => [role, state] as const))
const open = { restricted: false, trashed: false, granted: false, readersSeeHistory: true, restitution: false }

describe('on a document', () => {
  test.each(cells)('a %s before a text in %s [R3, S1]', (role, state) => {
    expect(granted(role, { ...open, state })).toBe(onDocument[role][state])
  })

  test.each(cells)('a %s before a restricted text in %s: nothing, unless named or pilot [R7]', (role, state) => {
    const closed = granted(role, { ...open, state, restricted: true })
    expect(closed).toBe(role === 'pilot' ? onDocument.pilot[state] : '')
    const named = granted(role, { ...open, state, restricted: true, granted: true })
    expect(named).toBe(role === 'pilot' ? onDocument[role][state] : onDocument[role][state].replace('t', ''))
  })

  test.each(cells)('a %s before a text in %s, where readers do not see the history', (role, state) => {
    const reader = role === 'elected' || role === 'observer'
    const expected = reader ? onDocument[role][state].replace('h', '') : onDocument[role][state]
    expect(granted(role, { ...open, state, readersSeeHistory: false })).toBe(expected)
  })

  test.each(cells)(
    'a %s before a text in %s that is in the trash: read and brought back, by those who write [G9]',
    (role, state) => {
      const may = role === 'pilot' || role === 'writer' ? 'rhb' : ''
      expect(granted(role, { ...open, state, trashed: true })).toBe(may)
    },
  )

  test.each(cells)('a %s before a restitution in %s: who facilitates writes and names it too [R10]', (role, state) => {
    const isOpen = state === 'draft' || state === 'consultation'
    const minutes = isOpen ? 'rwnhvuod' : 'rhvod'
    const expected = role === 'facilitator' ? minutes : onDocument[role][state]
    expect(granted(role, { ...open, state, restitution: true })).toBe(expected)
    const unseen = { ...open, state, restitution: true }
    if (role !== 'facilitator') return
    expect(granted(role, { ...unseen, restricted: true })).toBe('')
    expect(granted(role, { ...unseen, trashed: true })).toBe('')
  })

  test.each(['restricted', 'trashed', 'granted', 'readersSeeHistory', 'restitution'] as const)(
    'nothing is decided by whoever did not read whether it is %s [R9]',
    (fact) => {
      const { [fact]: _, ...forgotten } = { ...open, state: 'draft' as const }
      expect(() => mayOnDocument('readDocument', 'pilot', forgotten as DocumentFacts)).toThrow(fact) // as rows of SQL are believed to be
    },
  )

  test.each(documentStates)('someone without a role before a text in %s: nothing, even named [R1]', (state) => {
    expect(granted(null, { ...open, state, restricted: true, granted: true })).toBe('')
  })
})
