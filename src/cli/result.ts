/** What a command prints on standard output, and the code that the program ends with. */
export interface CommandResult {
  readonly output: string;
  readonly exitCode: 0 | 1;
}
