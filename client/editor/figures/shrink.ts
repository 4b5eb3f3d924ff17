// Photographs are made smaller before they leave: a phone's is ten times what a screen or a page can show. [I12]

/** The longer side, in pixels: a full page at 300 dots an inch. */
export const longestSide = 2_560
const shrinkable = new Set(['image/jpeg', 'image/png', 'image/webp'])

/** The image itself when it is small enough, cannot be read here, or would not get smaller: the server decides then. */
export async function shrunk(image: Blob): Promise<Blob> {
  if (!shrinkable.has(image.type)) return image
  const bitmap = await createImageBitmap(image, { imageOrientation: 'from-image' }).catch(() => null)
  if (!bitmap) return image
  try {
    const scale = longestSide / Math.max(bitmap.width, bitmap.height)
    if (scale >= 1) return image
    const smaller = await drawn(bitmap, scale, image.type)
    return smaller && smaller.size < image.size ? smaller : image
  } finally {
    bitmap.close()
  }
}

function drawn(bitmap: ImageBitmap, scale: number, type: string): Promise<Blob | null> {
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(bitmap.width * scale))
  canvas.height = Math.max(1, Math.round(bitmap.height * scale))
  const context = canvas.getContext('2d')
  if (!context) return Promise.resolve(null)
  context.imageSmoothingQuality = 'high'
  context.drawImage(bitmap, 0, 0, canvas.width, canvas.height)
  return new Promise((resolve) => canvas.toBlob(resolve, type, 0.85))
}
