/** Longest text that is shared, and most texts that are kept to be shared. */
const MAX_SHARED_CHARS = 64;
const MAX_SHARED = 10_000;

const shared = new Map<string, string>();

/**
 * The same text in memory of its own. What is cut out of a file keeps the whole file in memory for as long as it lives,
 * and what is put together keeps its parts. Short texts that are equal share their memory: names and versions come
 * again and again in a workspace.
 */
export function ownText(text: string): string {
  if (text.length > MAX_SHARED_CHARS) return copyOf(text);
  const known = shared.get(text);
  if (known !== undefined) return known;
  if (shared.size >= MAX_SHARED) shared.clear();
  const own = copyOf(text);
  shared.set(own, own);
  return own;
}

/** Engines offer no copy of a string; this is the quickest way that makes one. */
function copyOf(text: string): string {
  return JSON.parse(JSON.stringify(text)) as string;
}
