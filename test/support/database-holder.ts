// A process that holds an embedded database and does nothing else: to be killed. Prints one line once it runs.
import { startEmbedded } from '../../server/db/embedded.ts'

const [dataDir] = process.argv.slice(2)
if (dataDir === undefined) throw new Error('usage: database-holder.ts DATA_DIR')
const server = await startEmbedded({ dataDir, durable: false })
process.stdout.write(`${server.pid}\n`)
setInterval(() => undefined, 60_000)
