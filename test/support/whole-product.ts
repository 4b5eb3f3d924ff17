// The whole product on a port, its database a clone: operations, live texts and notices as people have them.
import { onTestFinished } from 'vitest'
import { WebSocket } from 'ws'
import { createApp, type App, type Ground } from '../../server/app.ts'
import { parseConfig } from '../../server/config.ts'
import { makeProduct, partsOf, type Product } from '../../server/parts.ts'
import type { Live } from '../../server/realtime/live.ts'
import type { Role } from '../../shared/rules/demarche-roles.ts'
import type { Me } from '../../shared/schemas/people.ts'
import { Author } from './author.ts'
import { passphrase, tokenOf } from './builders.ts'
import { aDatabase, type TestDatabase } from './database.ts'
import { quietLog } from './quiet-log.ts'
import { Visitor } from './visitor.ts'
import { EPOCH } from '../../shared/protocol.ts'

/** Someone with a browser. */
export type Person = { visitor: Visitor; me: Me }

export type WholeProduct = {
  app: App
  database: TestDatabase
  url: string
  demarcheId: string
  documentId: string
  organisationId: string
  pilot: Person
  live: Live
  /** One more member, by an invitation. */
  join(role: Role, organisationId?: string | null): Promise<Person>
  /** Their browser opens the document, or another one. */
  open(person: Person, other?: string): Author
}

let guests = 0

/** A démarche with its pilot and a free note, still a draft. Closed with the test. */
export async function aWholeProduct({
  now = () => new Date(),
  env = {},
}: { now?: () => Date; env?: Record<string, string> } = {}): Promise<WholeProduct> {
  const database = await aDatabase()
  const { app, live } = await served(database, now, env)
  const { url } = app
  const visitor = new Visitor(url)
  const { me } = await visitor.call('setUp', {
    token: tokenOf(app.greetings.join(' ').trim()),
    instanceName: 'Le Maillage du Val',
    organisation: { name: 'Vaucombe Métropole', family: 'localAuthority' },
    displayName: 'Nadia Ferhat',
    email: 'nadia@vaucombe.example',
    passphrase,
  })
  const organisationId = me.organisations[0]?.id ?? ''
  const { demarcheId } = await visitor.call('createDemarche', { title: 'Schéma de l’ESS', ownerIds: [organisationId] })
  const { documentId } = await visitor.call('createDocument', { demarcheId, title: 'Note', template: 'note' })
  return {
    database,
    url,
    demarcheId,
    documentId,
    organisationId,
    pilot: { visitor, me },
    live,
    app,
    async join(role, of = null) {
      const email = `invite${++guests}@exemple.example`
      const link = await visitor.call('invite', { demarcheId, email, role, organisationId: of })
      const other = new Visitor(url)
      const given = { token: tokenOf(link.url), displayName: `Personne ${guests}`, passphrase }
      return { visitor: other, me: (await other.call('acceptInvitation', given)).me }
    },
    open(person, other = documentId) {
      const address = `${url.replace('http', 'ws')}/live/document/${other}?epoch=${EPOCH}&ours=1`
      return new Author(new WebSocket(address, { headers: { cookie: person.visitor.cookie, origin: url } }))
    },
  }
}

/** The application on this database, closed with the test if not before. */
export async function served(
  { access }: Pick<TestDatabase, 'access'>,
  now: () => Date = () => new Date(),
  env: Record<string, string> = {},
): Promise<{ app: App; live: Live }> {
  const made: Product[] = []
  const parts = (ground: Ground) => {
    const product = makeProduct(ground, now)
    made.push(product)
    return partsOf(product, ground.config.limits.bodyBytes)
  }
  const app = await createApp(parseConfig({ PORT: '0', ...env }), { access, log: quietLog, client: null, parts })
  let closed: Promise<number> | undefined
  const close: App['close'] = (flushed) => (closed ??= app.close(flushed))
  onTestFinished(async () => void (await close()))
  const [product] = made
  if (product === undefined) throw new Error('the application made no product')
  return { app: { ...app, close }, live: product.live }
}
