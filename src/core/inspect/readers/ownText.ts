import { fnv1a } from '../../model/fnv1a.ts';

/** Longest text that is shared. */
const MAX_SHARED_CHARS = 64;
/** Places for texts to be shared; a power of two. */
const PLACES = 8192;
/** V8 copies what is cut out or put together below this length; another engine only keeps a little more. */
const MIN_COPIED_CHARS = 13;

/** Where a text lies follows from the text, and a later one takes the place of an earlier: nothing grows. */
const shared = new Array<string | undefined>(PLACES).fill(undefined);

/**
 * The same text in memory of its own. What is cut out of a file keeps the whole file in memory for as long as it lives,
 * and what is put together keeps its parts. Short texts that are equal share their memory: names and versions come
 * again and again in a workspace.
 */
export function ownText(text: string): string {
  if (text.length > MAX_SHARED_CHARS) return copyOf(text);
  const place = placeOf(text);
  const known = shared[place];
  if (known === text) return known;
  const own = text.length < MIN_COPIED_CHARS ? text : copyOf(text);
  shared[place] = own;
  return own;
}

/** A hash of the text, cut to the places that there are. */
function placeOf(text: string): number {
  const hash = fnv1a(text);
  return (hash ^ (hash >>> 15)) & (PLACES - 1);
}

/** Engines offer no copy of a string; this is the quickest way that makes one. */
function copyOf(text: string): string {
  return JSON.parse(JSON.stringify(text)) as string;
}
