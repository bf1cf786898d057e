/** More than this share of a name may not differ, or the likeness is chance. */
const MOST_DIFFERENT = 0.4;
/** Longer names are not measured: nobody mistypes them into something known. */
const LONGEST = 64;

/**
 * The known names that somebody may have meant: those that begin with what was typed or hold it, then those that differ
 * in few letters.
 * @param most Names returned at most.
 * @returns Likeliest first; empty where nothing is near.
 */
export function similarNames(typed: string, known: Iterable<string>, most = 3): string[] {
  const wanted = plain(typed);
  if (wanted === '' || wanted.length > LONGEST) return [];
  const near: { name: string; distance: number }[] = [];
  for (const name of known) {
    const other = plain(name);
    if (other === '' || other.length > LONGEST) continue;
    const distance = wanted === other ? 0 : holds(other, wanted) ? 0.5 : editDistance(wanted, other);
    if (distance <= MOST_DIFFERENT * Math.max(wanted.length, other.length)) near.push({ name, distance });
  }
  return near
    .sort((a, b) => a.distance - b.distance || a.name.length - b.name.length || (a.name < b.name ? -1 : 1))
    .slice(0, most)
    .map(({ name }) => name);
}

/** `Spring Boot`, `spring_boot` and `springboot` are typed alike. */
function plain(name: string): string {
  return name.toLowerCase().replace(/[\s_./-]+/g, '');
}

function holds(name: string, wanted: string): boolean {
  return wanted.length >= 3 && name.length <= wanted.length * 2 && name.includes(wanted);
}

/** Letters to insert, delete, exchange or swap with their neighbour (optimal string alignment). */
function editDistance(a: string, b: string): number {
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let best = Math.min((previous[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (previous[j - 1] ?? 0) + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        best = Math.min(best, (before[j - 2] ?? 0) + 1);
      row.push(best);
    }
    before = previous;
    previous = row;
  }
  return previous[b.length] ?? 0;
}
