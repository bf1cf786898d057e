/** One answer that is changed. */
export interface FieldChange {
  readonly field: string;
  readonly value: string | boolean;
}

/** Changed answers as a recommendation's `flips[].change` writes them: `hosting = serverless + ml = core`. */
export function formatChange(changes: readonly FieldChange[]): string {
  return changes.map(({ field, value }) => `${field} = ${String(value)}`).join(' + ');
}

/** The reverse of {@link formatChange}; null where the change is none of answers but of a weight, which is in words. */
export function parseChange(change: string): readonly FieldChange[] | null {
  const parsed: FieldChange[] = [];
  for (const part of change.split(' + ')) {
    const [, field, value] = /^([A-Za-z]+) = (.+)$/.exec(part) ?? [];
    if (field === undefined || value === undefined) return null;
    parsed.push({ field, value: value === 'true' ? true : value === 'false' ? false : value });
  }
  return parsed;
}
