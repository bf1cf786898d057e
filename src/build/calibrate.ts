/**
 * Fits the map from support (first-rank share less doubt) to the chance that the first option is defensible, and writes
 * `knowledge/advice/calibration.yaml`:
 *
 *     npm run calibrate -- DECISIONS.jsonl [--dry-run]
 *
 * Each line of the file is one decision of a real team: `{"id", "layer", "answers", "chosen": {"language"},
 * "acceptable": [], "slice"}`. The weights of the criteria are judgements that were made with some of these decisions
 * in view, so the fit does not trust them: every decision is advised on {@link VARIANTS} times, each time with all
 * weights moved by up to {@link WEIGHT_FACTOR} and with up to {@link MOST_LEFT_OUT} of its answers left out, as teams
 * seldom give as many as published decisions tell: the outcomes of these are what the curve is fitted on.
 * It also says which decisions are advised otherwise than in the run before: run it before and after a change to the data.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { advise, supportOf } from '../core/advise/advise.ts';
import {
  applyPlatt,
  brierScore,
  crossPredict,
  expectedCalibrationError,
  fitPlatt,
  type CalibrationCase,
} from '../core/advise/method/calibration.ts';
import { haltonPoints } from '../core/advise/method/halton.ts';
import { spread } from '../core/advise/method/simplexWeights.ts';
import { splitMix } from '../core/advise/method/splitMix.ts';
import type { Catalogue } from '../core/model/catalogue.ts';
import type { Criterion } from '../core/model/adviceKnowledge.ts';
import { loadCatalogue } from '../knowledge/catalogue.ts';
import { parseProfile } from '../protocol/profileSchema.ts';
import { readSections } from './knowledge/compile.ts';
import { ROOT } from './paths.ts';

/** One decision with a known outcome. */
interface Decision {
  readonly id: string;
  readonly layer: string;
  readonly slice: string;
  readonly answers: Readonly<Record<string, unknown>>;
  readonly chosen: { readonly language: string };
  readonly acceptable: readonly string[];
}

/** Supports and outcomes of one decision: as advised, and under moved weights with answers left out. */
interface Trial {
  readonly decision: Decision;
  /** What is advised first. */
  readonly first: string;
  readonly own: CalibrationCase;
  readonly moved: readonly CalibrationCase[];
}

const LAST_RUN = join(ROOT, 'out/decisions.json');
const VARIANTS = 24;
const WEIGHT_FACTOR = 2;
const MOST_LEFT_OUT = 7;
const KNOTS = [-1.2, -1, -0.8, -0.6, -0.4, -0.2, 0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1];

const { values: flags, positionals } = parseArgs({
  allowPositionals: true,
  options: { 'dry-run': { type: 'boolean', default: false } },
});
const [file] = positionals;
if (file === undefined) {
  process.stderr.write('usage: node src/build/calibrate.ts DECISIONS.jsonl [--dry-run]\n');
  process.exit(2);
}
calibrate(file, flags['dry-run']);

function calibrate(path: string, dryRun: boolean): void {
  const decisions = readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as Decision)
    .filter((decision) => decision.layer === 'language');
  const catalogue = loadKnowledge();
  const trials = decisions.map((decision) => tryOut(decision, catalogue));

  const held = crossPredict(
    trials,
    trials.length,
    (training) => fitPlatt(training.flatMap(({ moved }) => moved)),
    (curve, { own }): CalibrationCase => ({ score: applyPlatt(curve, own.score), outcome: own.outcome }),
  );
  const curve = fitPlatt(trials.flatMap(({ moved }) => moved));
  const defensible = trials.filter(({ own }) => own.outcome).length;
  const published = trials.flatMap(({ decision }, i) => (decision.slice === 'published' ? [held[i] ?? NONE] : []));
  report('all', held);
  report('published', published);

  const points = KNOTS.map((support) => [support * 1000, Math.round(applyPlatt(curve, support) * 1000)]);
  const text = `# Support (first-rank acceptability less doubt) → chance that the first option is defensible, both in per mille.
# Written by src/build/calibrate.ts; do not edit.
fittedOn: "${trials.length} decisions with a known outcome, each under ${VARIANTS} sets of weights moved by up to a factor of ${WEIGHT_FACTOR} and up to ${MOST_LEFT_OUT} answers left out; first option defensible in ${defensible} of ${trials.length}; leave-one-out Brier ${brierScore(held).toFixed(3)}, calibration error ${expectedCalibrationError(held).toFixed(3)}"
points: [${points.map((point) => `[${point.join(', ')}]`).join(', ')}]
`;
  process.stdout.write(text);
  reportMoves(trials);
  if (!dryRun) writeFileSync(join(ROOT, 'knowledge', 'advice', 'calibration.yaml'), text);
}

/** Says which decisions are advised otherwise than in the last run, and remembers this one. */
function reportMoves(trials: readonly Trial[]): void {
  const now = Object.fromEntries(trials.map(({ decision, first }) => [decision.id, first]));
  const before = existsSync(LAST_RUN) ? (JSON.parse(readFileSync(LAST_RUN, 'utf8')) as Record<string, string>) : null;
  const moved = Object.entries(now).filter(([id, first]) => before !== null && before[id] !== first);
  for (const [id, first] of moved) process.stdout.write(`moved: ${id} from ${before?.[id] ?? 'nothing'} to ${first}\n`);
  if (before !== null && moved.length === 0) process.stdout.write('no decision moved since the last run\n');
  mkdirSync(dirname(LAST_RUN), { recursive: true });
  writeFileSync(LAST_RUN, JSON.stringify(now, null, 2));
}

const NONE: CalibrationCase = { score: 0, outcome: false };

function report(name: string, cases: readonly CalibrationCase[]): void {
  const right = cases.filter(({ outcome }) => outcome).length;
  process.stdout.write(
    `${name}: ${cases.length} decisions, ${right} defensible, leave-one-out Brier ${brierScore(cases).toFixed(3)}, calibration error ${expectedCalibrationError(cases).toFixed(3)}\n`,
  );
}

function tryOut(decision: Decision, catalogue: Catalogue): Trial {
  const known = Object.entries(decision.answers).filter(([, value]) => value !== null && value !== 'unknown');
  const under = (knowledge: Catalogue, answers: typeof known): CalibrationCase & { first: string } => {
    const parsed = parseProfile({ schemaVersion: 1, answers: Object.fromEntries(answers) });
    if (!parsed.ok) throw new Error(`${decision.id}: ${JSON.stringify(parsed.mistakes)}`);
    const { first, ranking, robustness } = advise({ profile: parsed.profile, report: null, catalogue: knowledge });
    return {
      first,
      score: supportOf(robustness, ranking.order[0] ?? 0),
      outcome: first === decision.chosen.language || decision.acceptable.includes(first),
    };
  };
  const own = under(catalogue, known);
  return {
    decision,
    first: own.first,
    own,
    moved: movedWeights(catalogue).map((knowledge, variant) => under(knowledge, fewer(known, variant))),
  };
}

/** Some of the answers: a variant leaves out 0 to {@link MOST_LEFT_OUT} of them, which ones a fixed sequence says. */
function fewer<T>(answers: readonly T[], variant: number): T[] {
  const random = splitMix(variant);
  const shuffled = answers.map((answer) => ({ answer, place: random() })).sort((a, b) => a.place - b.place);
  return shuffled.slice(variant % (MOST_LEFT_OUT + 1)).map(({ answer }) => answer);
}

/** The knowledge with the weight of each criterion, and its shifts with it, moved by a factor of its own. */
function movedWeights(catalogue: Catalogue): Catalogue[] {
  const criteria = Object.entries(catalogue.advice.criteria);
  const points = haltonPoints(criteria.length, VARIANTS);
  return Array.from({ length: VARIANTS }, (_, variant) => {
    const moved = criteria.map(([id, criterion], i): [string, Criterion] => {
      const factor = spread(points[variant * criteria.length + i] ?? 0.5, WEIGHT_FACTOR);
      return [
        id,
        {
          ...criterion,
          weight: criterion.weight * factor,
          shifts: (criterion.shifts ?? []).map((shift) => ({ ...shift, by: shift.by * factor })),
        },
      ];
    });
    return { ...catalogue, advice: { ...catalogue.advice, criteria: Object.fromEntries(moved) } };
  });
}

function loadKnowledge(): Catalogue {
  const mistakes: string[] = [];
  const sections = readSections(mistakes);
  if (mistakes.length > 0) throw new Error(mistakes.join('\n'));
  return loadCatalogue({ version: 'calibration', ...sections });
}
