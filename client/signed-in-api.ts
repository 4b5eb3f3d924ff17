// `call` for signed-in pages: every endpoint of the table.
import { routes, type EndpointName } from '../shared/routes.ts'
import { callerOf } from './api.ts'

export const call = callerOf<EndpointName>(routes)
