// The files of one document, for its editor: where they are, how large they show, sending and taking over.
import { fileRoutes } from '../../../shared/routes.ts'
import type { FigurePort, Size } from '../../editor/figures/port.ts'
import { Failure } from '../../api.ts'
import { call } from '../../signed-in-api.ts'

const pathOf = (route: string, documentId: string, fileId = ''): string =>
  route
    .slice(route.indexOf(' ') + 1)
    .replace(':documentId', encodeURIComponent(documentId))
    .replace(':fileId', encodeURIComponent(fileId))

/** Sizes are asked for once for all figures; again when one is met that came since. */
export function documentFiles(documentId: string): FigurePort {
  const known = new Map<string, Size>()
  let most = Infinity
  let asking: Promise<void> | null = null
  const ask = (): Promise<void> =>
    (asking ??= call('listFiles', { documentId })
      .then(({ files, most: said }) => {
        most = said
        for (const { fileId, width, height } of files) known.set(fileId, { width, height })
      })
      .catch(() => undefined) // without a size an image shows all the same, once it is there
      .finally(() => (asking = null)))
  return {
    documentId,
    urlOf: (file) => pathOf(fileRoutes.readFile, documentId, file),
    async sizeOf(file) {
      if (!known.has(file)) await ask()
      return known.get(file) ?? null
    },
    async send(image, progress, signal) {
      if (most === Infinity) await ask()
      if (image.size > most) throw new Failure('tooLarge', { most }) // on the way, many networks would just cut it
      const { sendImage } = await import('./send-image.ts')
      const sent = await sendImage(pathOf(fileRoutes.addFile, documentId), image, progress, signal)
      known.set(sent.fileId, sent)
      return sent
    },
    adopt: async (fileId, from) => void (await call('adoptFile', { documentId, fileId, from })),
  }
}
