import { Session, type Profiler } from 'node:inspector';

/**
 * Counts what a piece of work does rather than how long it takes, so that a busy machine changes nothing: how often each
 * block of JavaScript runs, as the engine itself counts it for coverage, and over how many characters the engine's own
 * searches and regular expressions go. Backtracking within one match is not seen; `npm run bench` has the times.
 *
 * The engine counts in functions that it compiled after the counter was made only: make it first of all, in a thread of
 * its own.
 */
export class StepCounter {
  readonly #session = new Session();

  constructor() {
    this.#session.connect();
    this.#post('Profiler.enable');
    this.#post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
  }

  /** Steps of a piece of work that ends before it returns. */
  count(work: () => void): number {
    this.#blocks();
    const visited = countingVisits(work);
    return this.#blocks() + visited;
  }

  /** How often blocks ran since the last call. */
  #blocks(): number {
    const { result } = this.#post<Profiler.TakePreciseCoverageReturnType>('Profiler.takePreciseCoverage');
    let blocks = 0;
    for (const { url, functions } of result) {
      if (url.startsWith('node:') || url === import.meta.url) continue;
      for (const { ranges } of functions) for (const { count } of ranges) blocks += count;
    }
    return blocks;
  }

  /** Calls the inspector of this very thread, which answers before it returns. */
  #post<T>(method: string, parameters: object = {}): T {
    let answer: T | undefined;
    this.#session.post(method, parameters, (error, result) => {
      if (error !== null) throw new Error(error.message);
      answer = result as T;
    });
    return answer as T;
  }
}

/** Characters that searches and regular expressions go over during the work. */
function countingVisits(work: () => void): number {
  let visited = 0;
  const strings = String.prototype;
  const expressions = RegExp.prototype;
  // eslint-disable-next-line @typescript-eslint/unbound-method -- called with their own `this` below
  const { indexOf, lastIndexOf, includes } = strings;
  // eslint-disable-next-line @typescript-eslint/unbound-method -- likewise
  const { exec } = expressions;
  strings.indexOf = function (this: string, what: string, from = 0): number {
    const at = indexOf.call(this, what, from);
    visited += (at < 0 ? this.length : at) - Math.min(Math.max(from, 0), this.length);
    return at;
  };
  strings.lastIndexOf = function (this: string, what: string, from = Infinity): number {
    const at = lastIndexOf.call(this, what, from);
    visited += Math.max(0, Math.min(from, this.length) - Math.max(at, 0));
    return at;
  };
  strings.includes = function (this: string, what: string, from = 0): boolean {
    return this.indexOf(what, from) >= 0;
  };
  // All that uses expressions goes through this one, once it is not the engine's own.
  expressions.exec = function (this: RegExp, text: string): RegExpExecArray | null {
    const from = this.global || this.sticky ? this.lastIndex : 0;
    const match = exec.call(this, text);
    visited += match !== null ? match.index + match[0].length - from : this.sticky ? 1 : text.length - from;
    return match;
  };
  try {
    work();
  } finally {
    Object.assign(strings, { indexOf, lastIndexOf, includes });
    expressions.exec = exec;
  }
  return visited;
}
