// A PostgreSQL for the faults, in a process of its own so that it can live in a mount namespace. Prints one line once it
// runs: where it is. Ends, and stops it, when its input closes.
import { startEmbedded } from '../../../server/db/embedded.ts'

export interface Held {
  socket: string
  password: string
}

const [dataDir] = process.argv.slice(2)
if (dataDir === undefined) throw new Error('usage: holder.ts DATA_DIR')
const server = await startEmbedded({ dataDir, log: (line) => process.stderr.write(`${line}\n`) })
process.stdout.write(`${JSON.stringify({ socket: server.socket, password: server.password } satisfies Held)}\n`)
process.stdin.resume().once('end', () => {
  void server.stop().then(() => process.exit(0))
})
