/** Bytes that a pipe takes at once, on most systems. */
const PIECE = 64 * 1024;

/**
 * Prints a text on standard output, piece by piece: a slow reader at the other end of a pipe must not hold up the rest.
 * @returns 0, the code of success.
 */
export async function print(text: string): Promise<0> {
  const bytes = Buffer.from(text);
  for (let start = 0; start < bytes.length; start += PIECE) {
    await new Promise<void>((resolve) => process.stdout.write(bytes.subarray(start, start + PIECE), () => resolve()));
    await new Promise((resolve) => setImmediate(resolve));
  }
  return 0;
}
