// What each stage of a workshop means to those who ask about it. [A2]
import type { Stage } from './events.ts'

/** People may join, and act. */
export const isJoinable = (stage: Stage): boolean => stage === 'open' || stage === 'running'

/** It took place, and the room has gone: one that was cancelled never did. */
export const isOver = (stage: Stage): boolean => isWrittenUp(stage) || stage === 'published' || stage === 'archived'

/** Over, and its restitution not published yet: forms are still filled in, tables say whether they approve. */
export const isWrittenUp = (stage: Stage): boolean => stage === 'closed' || stage === 'review'
