/**
 * What was worked out for a key before, else what is worked out now; that is kept while there is room.
 * @param limit Most entries that are kept.
 */
export function remembered<Key, Value extends object>(
  memo: Map<Key, Value>,
  key: Key,
  compute: () => Value,
  limit = Infinity,
): Value {
  const known = memo.get(key);
  if (known !== undefined) return known;
  const value = compute();
  if (memo.size < limit) memo.set(key, value);
  return value;
}
