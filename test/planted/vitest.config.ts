// The lab alone, for trees that a bug was planted in.
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: { environment: 'node', include: ['test/server/realtime/{room-lab,stories}.test.ts'], testTimeout: 60_000 },
})
