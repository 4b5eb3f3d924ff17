// Everything that a bench stands on, laid once and taken away at the end: the build, Postgres, contenders and loads.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { ContenderName, StartContender } from './contenders/contender.ts'
import { build, startOurs } from './contenders/ours.ts'
import { startHocuspocus, startYWebsocket } from './contenders/peers.ts'
import { startRawCoalesce, startRawEcho } from './contenders/raw.ts'
import { Ground } from './ground.ts'
import { Load } from './load/load.ts'
import { cores } from './processes.ts'
import type { Stage } from './run.ts'
import type { Bench } from './scenarios/scenario.ts'

const starters: Record<ContenderName, StartContender> = {
  ours: startOurs,
  hocuspocus: startHocuspocus,
  'y-websocket': startYWebsocket,
  'raw-echo': startRawEcho,
  'raw-coalesce': startRawCoalesce,
}

export type BenchOptions = { quick: boolean; profile: boolean; say(text: string): void }

export async function withBench(
  options: BenchOptions,
  work: (bench: Omit<Bench, 'servers'>) => Promise<void>,
): Promise<void> {
  build()
  const ground = await Ground.lay()
  const profileTo = options.profile ? join(ground.folder, 'profile') : undefined
  if (profileTo) mkdirSync(profileTo)
  try {
    await work({
      ground,
      quick: options.quick,
      say: options.say,
      profileTo,
      with: (server, inside) => withContender(ground, server, { profileTo }, inside),
      withOurs: (env, inside) => withContender(ground, 'ours', { profileTo, env }, inside),
    })
  } finally {
    await ground.away()
  }
}

type Extra = { profileTo?: string; env?: Record<string, string> }

async function withContender<T>(
  ground: Ground,
  server: ContenderName,
  extra: Extra,
  work: (stage: Stage) => Promise<T>,
): Promise<T> {
  const contender = await starters[server]({ ground, core: cores.server, ...extra })
  try {
    const load = await Load.start([cores.load])
    try {
      return await work({ contender, load, postmaster: ground.postmaster })
    } finally {
      await load.stop()
    }
  } finally {
    await contender.stop()
  }
}
