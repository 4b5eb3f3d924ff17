// Signed-in links of `npm run dev`: one address per person, good while this server runs. Never part of the product.
import { Router } from 'express'
import type { Part } from '../app.ts'
import type { Services } from '../context.ts'
import { transaction } from '../db/transaction.ts'
import { listPeople } from '../domain/people.ts'

const path = '/live/dev/sign-in'

/** The part that prints the links and answers them. Put it after whatever fills the instance. */
export function signInLinks(services: Services): Part {
  const people = new Map<string, string>()
  const router = Router()
  router.get(`${path}/:secret`, async (request, response) => {
    const personId = people.get(request.params.secret)
    if (personId === undefined) return void response.status(404).end()
    const { cookie } = await transaction(services.sql, (tx) =>
      services.sessions.open(tx, personId, request.headers['user-agent'] ?? ''),
    )
    response.set({ 'Set-Cookie': cookie, 'Cache-Control': 'no-store' }).redirect(303, '/')
  })
  return {
    routers: [router],
    async greet() {
      const { people: everyone } = await listPeople(services)
      return everyone.map(({ id, displayName }) => {
        const secret = services.secret()
        people.set(secret, id)
        return `  ${services.publicUrl()}${path}/${secret}  ${displayName}`
      })
    },
  }
}
