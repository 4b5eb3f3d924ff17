// Hocuspocus with its database extension on PostgreSQL, everything at its defaults.
import { Database } from '@hocuspocus/extension-database'
import { Server } from '@hocuspocus/server'
import postgres from 'postgres'

const address = new URL(process.env.DATABASE_URL)
const sql = postgres({
  host: address.searchParams.get('host'),
  database: address.pathname.slice(1),
  username: decodeURIComponent(address.username),
  password: decodeURIComponent(address.password),
  onnotice: () => undefined,
})
await sql`create table if not exists document (name text primary key, state bytea not null)`

const server = new Server({
  port: 0,
  address: '127.0.0.1',
  quiet: true,
  extensions: [
    new Database({
      async fetch({ documentName }) {
        const [row] = await sql`select state from document where name = ${documentName}`
        return row?.state ?? null
      },
      async store({ documentName, state }) {
        await sql`insert into document (name, state) values (${documentName}, ${state})
          on conflict (name) do update set state = excluded.state`
      },
    }),
  ],
})
await server.listen()
process.stdout.write(`listening on ${server.httpServer.address().port}\n`)
