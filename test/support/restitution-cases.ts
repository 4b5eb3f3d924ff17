// Good input of the endpoints of restitutions and attendance, for the standard cases of every endpoint.
import type { Input } from '../../shared/api.ts'
import type { restitutionEndpoints } from '../../shared/restitution-endpoints.ts'
import type { Scene } from './builders.ts'
import type { Visitor } from './visitor.ts'
import { aRoom, commonOf, done } from './workshops.ts'

type Cases = {
  [N in keyof typeof restitutionEndpoints]: () => Promise<{ by: Visitor; input: Input<N> }>
}

export function restitutionCases(scene: () => Scene): Cases {
  const byPilot = <I>(input: I) => ({ by: scene().pilot.visitor, input })
  let closed: ReturnType<typeof aClosedRoom> | undefined
  const closedRoom = () => (closed ??= aClosedRoom(scene()))
  let written: ReturnType<typeof aWrittenUp> | undefined
  const writtenUp = () => (written ??= aWrittenUp(scene()))
  return {
    writeRestitution: async () => byPilot({ workshopId: (await closedRoom()).workshopId }),
    readRestitution: async () => byPilot({ workshopId: (await writtenUp()).workshopId }),
    listQuotingBlocks: async () => byPilot({ workshopId: (await writtenUp()).workshopId }),
    listBlockSources: async () => {
      const { workshopId } = await writtenUp()
      const { blocks } = await scene().pilot.visitor.call('listQuotingBlocks', { workshopId })
      return byPilot({ documentId: blocks[0]?.documentId ?? '', blockId: blocks[0]?.blockId ?? '' })
    },
    listQuotes: async () => {
      const { workshopId, contributionId } = await writtenUp()
      return byPilot({ workshopId, contributionId })
    },
    approveRestitution: async () => {
      const { workshopId, guest } = await writtenUp()
      return { by: guest.visitor, input: { workshopId, guestId: guest.guestId } }
    },
    readTableReport: async () => {
      const { workshopId, guest } = await writtenUp()
      return { by: guest.visitor, input: { workshopId, guestId: guest.guestId } }
    },
    recordApproval: async () => {
      const { workshopId, tableId } = await writtenUp()
      return byPilot({ workshopId, tableId, approved: true, note: 'Dit à la fin' })
    },
    openCorrections: async () => byPilot({ workshopId: (await aWrittenUp(scene())).workshopId }),
    publishRestitution: async () => {
      const { workshopId, tableId } = await aWrittenUp(scene())
      await scene().pilot.visitor.call('recordApproval', { workshopId, tableId, approved: true })
      await scene().pilot.visitor.call('openCorrections', { workshopId })
      return byPilot({ workshopId, verbatimOnly: true })
    },
    listChanges: async () => byPilot({ workshopId: (await writtenUp()).workshopId }),
    carryChange: async () => {
      const { workshopId, contributionId: sourceId } = await writtenUp()
      return byPilot({ workshopId, sourceId, change: 'hidden', revision: 0, carried: true })
    },
    readRetention: async () => byPilot({ demarcheId: scene().demarcheId }),
    setRetention: async () =>
      byPilot({ demarcheId: scene().demarcheId, contacts: 6, links: 12, attendance: 12, reason: '' }),
    readAttendance: async () => byPilot({ workshopId: (await closedRoom()).workshopId }),
    exportAttendance: async () => byPilot({ workshopId: (await closedRoom()).workshopId }),
  }
}

/** A workshop that is over: one table, whose rapporteur wrote something that everybody saw. */
async function aClosedRoom(scene: Scene) {
  const made = await aRoom(scene.pilot.visitor, scene.demarcheId, scene.organisationId)
  await made.steer({ kind: 'setTables', count: 1 })
  const tableId = Object.keys(commonOf(await made.console()).tables)[0] ?? ''
  const guest = await made.join(scene.stage.visitor(), { tableId })
  await guest.do({ kind: 'becomeRapporteur' })
  const contributionId = await guest.send('Des locaux partagés')
  const roundId = await made.roundId()
  await done(made.steer({ kind: 'reveal', roundId, revealed: true }, { kind: 'close', roundId }))
  return { workshopId: made.workshopId, tableId, guest, contributionId }
}

async function aWrittenUp(scene: Scene) {
  const closed = await aClosedRoom(scene)
  await scene.pilot.visitor.call('writeRestitution', { workshopId: closed.workshopId })
  return closed
}
