// What one endpoint is: who reaches it, what goes in, what comes out, and which topics its reply depends on.
import type { z } from 'zod'

/** `public`: anyone. `signedIn`: an account session. `admin`: an administrator's. Finer rights are the operation's. */
export type Reach = 'public' | 'signedIn' | 'admin'

export type Endpoint<In extends z.ZodType = z.ZodType, Out extends z.ZodType = z.ZodType, R extends Reach = Reach> = {
  reach: R
  /** Path parameters, query and body together. */
  input: In
  output: Out
  /** For a read: the topics after which the reply may be different. */
  topics?: (input: z.output<In>) => readonly string[]
}

export const endpoint = <In extends z.ZodType, Out extends z.ZodType, const R extends Reach>(
  definition: Endpoint<In, Out, R>,
): Endpoint<In, Out, R> => definition
