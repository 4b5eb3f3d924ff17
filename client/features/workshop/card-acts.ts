// What may be asked of one contribution, by its menu; the console carries it out.
export type CardAct =
  | { kind: 'group' | 'merge' | 'hide' | 'unhide' | 'show'; id: string }
  | { kind: 'park'; id: string; parked: boolean }
  | { kind: 'take'; id: string; taken: boolean }
