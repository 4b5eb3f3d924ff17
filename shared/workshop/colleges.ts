// Whom somebody in the room speaks from: one of a few, chosen on arrival, so that a view by college never names anybody.
export const colleges = ['elected', 'agent', 'ess', 'company', 'resident', 'research', 'network', 'other'] as const
export type College = (typeof colleges)[number]
