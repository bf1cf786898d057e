/**
 * A date as people of a language write it: `31.10.2026`, `Oktober 2026`. English keeps the ISO form, which its readers
 * on both sides of an ocean read alike, and which no update of `Intl` changes in published JSON.
 * @param language BCP 47 tag.
 * @param iso `YYYY-MM-DD` or `YYYY-MM`; anything else, such as a quarter, comes out as it is.
 */
export function dateText(language: string, iso: string): string {
  const parts = /^(\d{4})-(\d{2})(?:-(\d{2}))?$/.exec(iso);
  if (parts === null || /^en\b/i.test(language)) return iso;
  const [, year, month, day] = parts;
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day ?? 1)));
  if (Number.isNaN(date.valueOf())) return iso;
  const style = day === undefined ? ({ year: 'numeric', month: 'long' } as const) : ({ dateStyle: 'medium' } as const);
  return new Intl.DateTimeFormat(language, { ...style, timeZone: 'UTC' }).format(date);
}
