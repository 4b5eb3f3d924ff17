// A reason not to start that whoever starts us can act on: said in words, without the stack of a bug.

export class CannotStart extends Error {
  override readonly name: string = 'CannotStart'
}
