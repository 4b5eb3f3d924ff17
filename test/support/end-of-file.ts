// What a test file leaves behind goes when the file ends, though the modules it shares with others stay loaded.
type Ending = () => Promise<unknown>

const endings: Ending[] = []

/** Awaited when the test file that runs now has ended; the last one first. */
export function atEndOfFile(ending: Ending): void {
  endings.push(ending)
}

/** Carries out what this file left to its end. Called by each file's own `afterAll`. */
export async function endFile(): Promise<void> {
  for (const ending of endings.splice(0).reverse()) await ending()
}
