import type { Log, Region, ReportingDescriptor } from 'sarif';
import { fnv1aHex } from '../model/fnv1a.ts';
import type { Problem, Severity } from '../model/stackReport.ts';
import { SARIF_RULES } from './sarifRules.ts';

const SCHEMA = 'https://json.schemastore.org/sarif-2.1.0.json';
const INFORMATION_URI = 'https://github.com/stack-advisor/stack-advisor';
const LEVELS: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = {
  error: 'error',
  warning: 'warning',
  information: 'note',
};
/** GitHub code scanning takes at most 25,000 results of one run. */
const MAX_RESULTS = 25_000;

/**
 * Renders problems as a SARIF 2.1.0 log that GitHub code scanning accepts: rules with help, relative percent-encoded
 * paths, regions from 1, and a fingerprint that survives moved lines.
 * @param problems In the order in which they are to appear.
 * @param version Version of this program.
 */
export function renderSarif(problems: readonly Problem[], version: string): string {
  const shown = problems.slice(0, MAX_RESULTS);
  const codes = [...new Set(shown.map((problem) => problem.code))].sort();
  const seen = new Map<string, number>();
  const log = {
    $schema: SCHEMA,
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'Stack Advisor',
            semanticVersion: version,
            informationUri: INFORMATION_URI,
            rules: codes.map((code) => ruleOf(code, shown, SARIF_RULES[code] ?? code)),
          },
        },
        columnKind: 'utf16CodeUnits',
        results: shown.map((problem) => ({
          ruleId: problem.code,
          ruleIndex: codes.indexOf(problem.code),
          level: LEVELS[problem.severity],
          message: { text: problem.message },
          locations: [
            {
              physicalLocation: {
                artifactLocation: { uri: encodePath(problem.file), uriBaseId: '%SRCROOT%' },
                region: regionOf(problem),
              },
            },
          ],
          partialFingerprints: { 'stackAdvisor/v1': fingerprint(problem, seen) },
        })),
      },
    ],
  } satisfies Log;
  return `${JSON.stringify(log, null, 2)}\n`;
}

function ruleOf(code: string, problems: readonly Problem[], text: string): ReportingDescriptor {
  const severity = problems.find((problem) => problem.code === code)?.severity ?? 'warning';
  return {
    id: code,
    shortDescription: { text },
    fullDescription: { text },
    help: { text },
    helpUri: `${INFORMATION_URI}#problems`,
    defaultConfiguration: { level: LEVELS[severity] },
  };
}

function regionOf({ line, column, endLine, endColumn }: Problem): Region {
  return {
    startLine: line,
    startColumn: column,
    endLine,
    endColumn: endLine === line ? Math.max(endColumn, column) : endColumn,
  };
}

/** Half a character cannot be encoded. */
function encodePath(path: string): string {
  return path
    .replace(/\p{Cs}/gu, '\uFFFD')
    .split('/')
    .map(encodeURIComponent)
    .join('/');
}

/** Same file, code and message are told apart by their order, so that a line added above changes nothing. */
function fingerprint(problem: Problem, seen: Map<string, number>): string {
  const key = `${problem.file}\n${problem.code}\n${problem.message}`;
  const count = (seen.get(key) ?? 0) + 1;
  seen.set(key, count);
  return `${fnv1aHex(key)}:${count}`;
}
