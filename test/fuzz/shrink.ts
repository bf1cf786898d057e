/**
 * Makes a text that fails as small as leaving parts out makes it. Method: Zeller and Hildebrandt, "Simplifying and
 * Isolating Failure-Inducing Input" (IEEE Transactions on Software Engineering 28, 2002), without its complements.
 * @param fails Whether a text still fails. @param most Texts to try at most.
 */
export function shrink(text: string, fails: (text: string) => boolean, most = 5_000): string {
  let smallest = text;
  let left = most;
  for (let size = Math.ceil(smallest.length / 2); size >= 1;) {
    let cut = false;
    for (let at = 0; at < smallest.length && left > 0;) {
      const shorter = smallest.slice(0, at) + smallest.slice(at + size);
      left--;
      if (fails(shorter)) [smallest, cut] = [shorter, true];
      else at += size;
    }
    if (left <= 0) break;
    if (!cut) size = size === 1 ? 0 : Math.ceil(size / 2);
  }
  return smallest;
}
