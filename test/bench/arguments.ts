// What was asked for on the command line. Pure.
import { contenderNames, type ContenderName } from './contenders/contender.ts'

export type Wish<S> = {
  scenarios: readonly S[]
  /** Null: all that a scenario knows. */
  servers: readonly ContenderName[] | null
  quick: boolean
  profile: boolean
  write: boolean
}

type Named = { number: number; name: string }

/** Scenarios by number or name, all of them when none is named. */
export function readArguments<S extends Named>(
  words: readonly string[],
  known: readonly S[],
): Wish<S> | { problem: string } {
  const wish = { servers: null as readonly ContenderName[] | null, quick: false, profile: false, write: false }
  const chosen: S[] = []
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? ''
    if (word === '--quick' || word === '--profile' || word === '--write') wish[word.slice(2) as 'quick'] = true // one of these three
    else if (word === '--servers') {
      const servers = (words[++at] ?? '').split(',')
      const strange = servers.find((server) => !isContender(server))
      if (strange !== undefined) return { problem: `no server is called “${strange}”: ${contenderNames.join(', ')}` }
      wish.servers = servers.filter(isContender)
    } else {
      const found = known.find(({ number, name }) => word === String(number) || word === name)
      if (!found) return { problem: `no scenario is called “${word}”: ${known.map(titled).join(', ')}` }
      chosen.push(found)
    }
  }
  return { ...wish, scenarios: chosen.length > 0 ? chosen : known }
}

const titled = ({ number, name }: Named): string => `${number} ${name}`
const isContender = (word: string): word is ContenderName => (contenderNames as readonly string[]).includes(word)
