// Every test of the project runs here; browsers are driven from the node project through playwright-core.
import { defineConfig } from 'vitest/config'

const node = {
  environment: 'node' as const,
  // What is waited for comes when it comes, on a busy machine too: one second, as is usual, is a measure of the machine.
  expect: { poll: { timeout: 20_000 } },
  globalSetup: ['test/support/global-setup.ts'],
  setupFiles: ['test/support/every-file.ts'],
  testTimeout: 30_000,
  hookTimeout: 60_000,
}

/**
 * These starve or delay processes, or measure them: browsers that run would be felt. Of themselves two at once may. All
 * others stand side by side, also those that kill what is their own and wait for what comes of it.
 */
const alone = ['database-faults', 'frames', 'network', 'workshop-faults'].map((name) => `test/e2e/${name}.test.ts`)

/** What these measure is the process they are in; others would have been in it before them. */
const ownProcess = ['test/server/db/archive/large.slow.test.ts', 'test/server/realtime/hostile-memory.test.ts']

const browser = { ...node, testTimeout: 180_000, hookTimeout: 180_000 }

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      // Files of a worker share what they import (`isolate: false`): loading it anew for each was a third of the whole, or half.
      {
        test: {
          ...node,
          name: 'unit',
          globalSetup: [],
          setupFiles: [],
          isolate: false,
          include: ['test/*.test.ts', 'test/{shared,client,bench}/**/*.test.{ts,tsx}'],
        },
      },
      {
        test: {
          ...node,
          name: 'server',
          isolate: false,
          include: ['test/server/**/*.test.ts'],
          exclude: ownProcess,
        },
      },
      { test: { ...node, name: 'memory-server', include: ownProcess } }, // first of the two by name: one of them is long
      { test: { ...browser, name: 'e2e', isolate: false, include: ['test/e2e/**/*.test.ts'], exclude: alone } },
      { test: { ...browser, name: 'alone', include: alone } },
    ],
  },
})
