/** The few assertions that the extension-host suites use, for hosts without Node. */

export function ok(value: unknown, message?: string): asserts value {
  if (!Boolean(value)) throw new Error(message ?? `expected something, got ${String(value)}`);
}

export function fail(message: string): never {
  throw new Error(message);
}

export function equal(actual: unknown, expected: unknown): void {
  if (actual !== expected) throw new Error(`expected ${String(expected)}, got ${String(actual)}`);
}

export function deepEqual(actual: unknown, expected: unknown): void {
  equal(JSON.stringify(actual), JSON.stringify(expected));
}

export function match(actual: string, pattern: RegExp): void {
  if (!pattern.test(actual)) throw new Error(`expected ${String(pattern)} in ${actual}`);
}

export function doesNotMatch(actual: string, pattern: RegExp): void {
  if (pattern.test(actual)) throw new Error(`expected no ${String(pattern)} in ${actual}`);
}

export function notEqual(actual: unknown, unexpected: unknown): void {
  if (actual === unexpected) throw new Error(`expected something else than ${String(unexpected)}`);
}
