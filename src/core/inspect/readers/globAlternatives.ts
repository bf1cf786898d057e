/** An open brace: what its finished alternatives come to, and the one that runs. */
interface Brace {
  readonly start: number;
  finished: number;
  running: number;
  /** What it comes to where it is never closed, and so is text: its parts stand one after the other. */
  asText: number;
  hasComma: boolean;
}

/**
 * How many globs a glob comes to when its braces are expanded, as shells and workspace tools do: `{a,b}` is 2,
 * `{a,b{c,d}}` 3, `{1..9}` 9, `{a,b}{c,d}` 4; an open brace or one around a single text is text. Works it out without
 * expanding anything, in one pass.
 * @returns 1 where it has no braces; Infinity where the count is beyond all numbers.
 */
export function countAlternatives(glob: string): number {
  const open: Brace[] = [];
  let brace = opened(0);
  for (let at = 0; at < glob.length; at++) {
    const character = glob.charAt(at);
    if (character === '\\') at++;
    else if (character === '{') {
      open.push(brace);
      brace = opened(at + 1);
    } else if (character === ',' && open.length > 0) {
      brace.finished += brace.running;
      brace.running = 1;
      brace.hasComma = true;
    } else if (character === '}') {
      const outer = open.pop();
      if (outer === undefined) continue;
      const inner = brace.hasComma ? brace.finished + brace.running : brace.running;
      brace = times(outer, brace.hasComma ? inner : inner * countRange(glob.slice(brace.start, at)));
    }
  }
  for (let outer = open.pop(); outer !== undefined; outer = open.pop()) brace = times(outer, brace.asText);
  return brace.running;
}

function opened(start: number): Brace {
  return { start, finished: 0, running: 1, asText: 1, hasComma: false };
}

function times(brace: Brace, factor: number): Brace {
  brace.running *= factor;
  brace.asText *= factor;
  return brace;
}

/** Members of `1..9`, `9..1..2` or `a..e`; 1 where it is no range. */
function countRange(text: string): number {
  const match = /^(-?\d+|[a-zA-Z])\.\.(-?\d+|[a-zA-Z])(?:\.\.(-?\d+))?$/.exec(text);
  if (match?.[1] === undefined || match[2] === undefined) return 1;
  const [from, to] = [match[1], match[2]].map((end) => (/\d/.test(end) ? Number(end) : end.charCodeAt(0)));
  const step = Math.max(1, Math.abs(Number(match[3] ?? 1)));
  return Math.floor(Math.abs((to ?? 0) - (from ?? 0)) / step) + 1;
}
