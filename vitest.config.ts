// Every test of the project runs here; browsers are driven from the node project through playwright-core.
import { defineConfig } from 'vitest/config'

const node = {
  environment: 'node' as const,
  globalSetup: ['test/support/global-setup.ts'],
  testTimeout: 30_000,
  hookTimeout: 60_000,
}

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      {
        test: {
          ...node,
          name: 'unit',
          globalSetup: [],
          include: ['test/*.test.ts', 'test/{shared,client,bench}/**/*.test.{ts,tsx}'],
        },
      },
      { test: { ...node, name: 'server', include: ['test/server/**/*.test.ts'] } },
      {
        test: {
          ...node,
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          testTimeout: 180_000,
          hookTimeout: 180_000,
          fileParallelism: false,
        },
      },
    ],
  },
})
