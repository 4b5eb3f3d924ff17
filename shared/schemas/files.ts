// Files of documents as they cross HTTP: facts only. Their bytes go by paths of their own, see routes.ts.
import { z } from 'zod'
import { id } from './text.ts'

export const fileFacts = z.object({
  fileId: id,
  /** In pixels, as shown. */
  width: z.number().int(),
  height: z.number().int(),
})
export type FileFacts = z.infer<typeof fileFacts>

/** `moved`: it was a moving image, of which the first view was kept. */
export type AddedFile = FileFacts & { moved: boolean }
