// A program of WebAssembly takes memory outside the heap that a thread is held to. How much it may take is written in it before it runs. [X13]

const memorySection = 5
const header = 8

/** The number at `at`, as the format writes numbers, and where it ends. */
function numberAt(bytes: Uint8Array, at: number): { value: number; end: number } {
  let value = 0
  for (let shift = 0, place = at; shift < 35; shift += 7, place++) {
    const byte = bytes[place] ?? 0
    value += (byte & 0x7f) * 2 ** shift
    if (byte < 0x80) return { value, end: place + 1 }
  }
  throw new Error('a number of the program does not end')
}

function written(value: number): number[] {
  const byte = value % 128
  return value < 128 ? [byte] : [byte + 128, ...written(Math.floor(value / 128))]
}

/** The same program, that may take so many megabytes. It must declare one memory of its own. */
export function withMostMemory(program: Uint8Array, megabytes: number): Uint8Array<ArrayBuffer> {
  for (let at = header; at < program.length;) {
    const size = numberAt(program, at + 1)
    if (program[at] === memorySection) {
      const count = numberAt(program, size.end)
      const least = numberAt(program, count.end + 1)
      if (count.value !== 1) throw new Error('a program of several memories')
      const body = [1, 1, ...written(least.value), ...written(megabytes * 16)] // pages of 64 kB
      const section = Uint8Array.from([memorySection, ...written(body.length), ...body])
      return Uint8Array.from(Buffer.concat([program.subarray(0, at), section, program.subarray(size.end + size.value)]))
    }
    at = size.end + size.value
  }
  throw new Error('a program without memory')
}
