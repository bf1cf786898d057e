/** Emphasis on a terminal, plain text elsewhere. */
export interface Style {
  bold(text: string): string;
  dim(text: string): string;
}

const ESCAPE = '\u001b[';

export function stylist(color: boolean): Style {
  const wrap = (code: number) => (text: string) => (color ? `${ESCAPE}${code}m${text}${ESCAPE}0m` : text);
  return { bold: wrap(1), dim: wrap(2) };
}
