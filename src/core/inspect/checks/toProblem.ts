import type { Say } from '../../model/message.ts';
import type { Problem } from '../../model/stackReport.ts';
import type { Range } from '../../model/text.ts';
import type { CheckFinding, Place } from './checkFinding.ts';

/** A finding in words, with lines and columns. @param rangeOf Range of a place in a file that was read. */
export function toProblem(finding: CheckFinding, rangeOf: (place: Place) => Range, say: Say): Problem {
  return {
    file: finding.file,
    severity: finding.severity,
    code: finding.code,
    message: say(finding.message),
    ...rangeOf(finding),
    related: finding.related.map((other) => ({ file: other.file, message: say(other.message), ...rangeOf(other) })),
    fixes: finding.fixes.map(({ title, edits }) => ({
      title: say(title),
      edits: edits.map((edit) => ({ file: edit.file, newText: edit.text, ...rangeOf(edit) })),
    })),
  };
}
