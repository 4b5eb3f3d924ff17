// Runs before each test file with a server in it, also where files share their modules: see vitest.config.ts.
import { afterAll } from 'vitest'
import { endFile } from './end-of-file.ts'

afterAll(endFile)
