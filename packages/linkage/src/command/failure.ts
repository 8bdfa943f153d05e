/** Why the command ends, in a sentence for whoever started it. */
export class CommandFailure extends Error {
  override readonly name = 'CommandFailure';
}
