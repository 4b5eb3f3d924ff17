// The SHA-256 of a file that is chosen here: it never leaves the device.

/** In hexadecimal. Without HTTPS browsers keep their own way to themselves: ours is slower, and loaded only then. */
export async function hashOfFile(file: Blob): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  const hash = window.isSecureContext
    ? new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
    : (await import('lib0/hash/sha256')).digest(bytes)
  return [...hash].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
