import { say } from './say.ts';
import { similarNames } from './suggest.ts';

/** Wrong use or wrong input: told on standard error in one line or few, exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** A mistake in the words of the catalogue, without the code's `cli.error.`. */
export function usageError(code: string, args: Readonly<Record<string, string>> = {}): UsageError {
  return new UsageError(say({ code: `cli.error.${code}`, args }));
}

/** The same for a name that is not known, with those that may have been meant. */
export function unknownName(
  code: string,
  args: Readonly<Record<string, string>>,
  typed: string,
  known: Iterable<string>,
): UsageError {
  const meant = similarNames(typed, known);
  const error = usageError(code, args);
  return meant.length === 0
    ? error
    : new UsageError(`${error.message} ${say({ code: 'cli.error.meant', args: { names: meant.join(', ') } })}`);
}
