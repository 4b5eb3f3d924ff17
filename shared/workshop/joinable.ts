// When people may join a workshop. [A2]
import type { Stage } from './events.ts'

export const isJoinable = (stage: Stage): boolean => stage === 'open' || stage === 'running'
