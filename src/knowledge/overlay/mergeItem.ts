/** Lists of picks, of which the first that holds is taken: an organisation's own come first. */
const FIRST_WINS: ReadonlySet<string> = new Set([
  'flavours',
  'runtime',
  'framework',
  'dataAccess',
  'database',
  'hosting',
]);
/** Taken whole: half a condition joined with half of another would mean neither. */
const WHOLE: ReadonlySet<string> = new Set(['when']);

/**
 * Changes a value by an overlay, as a JSON merge patch does (RFC 7396): members of objects one by one, null takes a member
 * out, anything else replaces. Unlike there, rules in a list are added to those that are there.
 * @param key Name of the member that holds the value.
 */
export function mergeItem(base: unknown, overlay: unknown, key = ''): unknown {
  if (isRules(base) && isRules(overlay)) return FIRST_WINS.has(key) ? [...overlay, ...base] : [...base, ...overlay];
  if (!isRecord(base) || !isRecord(overlay) || WHOLE.has(key)) return overlay;
  const members = new Map(Object.entries(base));
  for (const [name, value] of Object.entries(overlay)) {
    if (value === null) members.delete(name);
    else members.set(name, mergeItem(members.get(name), value, name));
  }
  return Object.fromEntries(members);
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isRules(value: unknown): value is readonly unknown[] {
  return Array.isArray(value) && value.every(isRecord);
}
