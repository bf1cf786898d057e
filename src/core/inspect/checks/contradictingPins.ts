import type { Catalogue } from '../../model/catalogue.ts';
import { rewriteVersion } from '../versions/rewriteVersion.ts';
import { cycleRange, isLongTerm, releasedCycles, stateOf } from '../versions/support.ts';
import { overlaps } from '../versions/versionRange.ts';
import type { CheckFinding, CheckFix } from './checkFinding.ts';
import { isPipeline, type Pin, productOfRuntime } from './pins.ts';

/** Pins that count as one: any of them may agree with the others. */
interface PinGroup {
  readonly pins: readonly Pin[];
}

/** Most places that one finding names. */
const MAX_RELATED = 8;

/** What tells apart the places that pins are for: pins of the same runtime and place must agree. Null for those that need not. */
export function placeOfPin(pin: Pin): string | null {
  return pin.kind === 'sdk' ? null : `${pin.runtime}\n${folderOfPin(pin)}`;
}

/**
 * Among the pins of one place, those to versions which no release satisfies at once. The images of a folder count as one
 * group (stages and variants differ on purpose), and so do the pipelines, which belong to the root: they contradict only
 * where none of them agrees. SDKs build for several versions and have no place.
 * @param pins of one place in the order of their files.
 */
export function conflictsAmong(pins: readonly Pin[], catalogue: Catalogue, today: string): CheckFinding[] {
  return pins.length < 2 ? [] : findingsAmong(groupsOf(pins), catalogue, today);
}

/** Folder that a pin is for. What lies in `docker/` or `.devcontainer/` is for the folder around it. */
function folderOfPin({ file, kind }: Pin): string {
  if (kind === 'ci' || isPipeline(file)) return '';
  const folder = file.slice(0, Math.max(0, file.lastIndexOf('/')));
  return folder.replace(/(?:^|\/)(?:docker|deploy|\.docker)$/i, '');
}

function groupsOf(pins: readonly Pin[]): PinGroup[] {
  const groups = new Map<string, Pin[]>();
  pins.forEach((pin, index) => {
    const key = pin.kind === 'image' || pin.kind === 'ci' || pin.kind === 'host' ? pin.kind : `${index}`;
    const list = groups.get(key);
    if (list === undefined) groups.set(key, [pin]);
    else list.push(pin);
  });
  return [...groups.values()].map((members) => ({ pins: members }));
}

function agree(a: PinGroup, b: PinGroup): boolean {
  return a.pins.some((one) => b.pins.some((other) => pinsAgree(one, other)));
}

function pinsAgree(one: Pin, other: Pin): boolean {
  return one.range === null || other.range === null || overlaps(one.range, other.range);
}

function findingsAmong(groups: readonly PinGroup[], catalogue: Catalogue, today: string): CheckFinding[] {
  return groups.flatMap((group) => {
    const against = groups.filter((other) => other !== group && !agree(group, other)).flatMap((other) => other.pins);
    const [first] = against;
    if (first === undefined) return [];
    return group.pins.map((pin) => ({
      code: 'contradicting-pins' as const,
      severity: 'warning' as const,
      file: pin.file,
      span: pin.span,
      message: {
        code: 'check.contradicting-pins',
        args: { name: nameOf(pin, catalogue), version: pin.text, other: first.text, file: first.file },
      },
      related: against.slice(0, MAX_RELATED).map((other) => ({
        file: other.file,
        span: other.span,
        message: {
          code: 'check.contradicting-pins.other',
          args: { name: nameOf(other, catalogue), version: other.text },
        },
      })),
      fixes: alignments(pin, against, catalogue, today),
    }));
  });
}

function nameOf(pin: Pin, catalogue: Catalogue): string {
  return catalogue.technologies.get(pin.runtime)?.label ?? pin.runtime;
}

/** Ways to make a pin agree with all others at once: it follows them, or they follow it. */
function alignments(pin: Pin, against: readonly Pin[], catalogue: Catalogue, today: string): CheckFix[] {
  const fixes: CheckFix[] = [];
  const name = nameOf(pin, catalogue);
  const own = rewrittenToAgree(pin, against, catalogue, today);
  if (own !== null) {
    fixes.push({
      title: { code: 'check.fix.align-this', args: { name, version: own } },
      edits: [{ file: pin.file, span: pin.span, text: own }],
    });
  }
  const others = against.map((other) => ({ other, text: rewrittenToAgree(other, [pin], catalogue, today) }));
  if (others.every(({ text }) => text !== null)) {
    fixes.push({
      title: { code: 'check.fix.align-others', args: { name, version: pin.text } },
      edits: others.map(({ other, text }) => ({ file: other.file, span: other.span, text: text ?? '' })),
    });
  }
  return fixes;
}

/** The text of a pin for the best release line that the others allow: long-term supported and newest first. */
function rewrittenToAgree(pin: Pin, others: readonly Pin[], catalogue: Catalogue, today: string): string | null {
  const product = productOfRuntime(catalogue, pin.runtime);
  if (product === null || !pin.replaceable || pin.kind === 'host') return null;
  const allowed = releasedCycles(product, today).filter((cycle) =>
    others.every((other) => other.range === null || overlaps(other.range, cycleRange(cycle))),
  );
  const best =
    allowed.find((cycle) => stateOf(cycle, today) !== 'ended' && isLongTerm(cycle, today)) ??
    allowed.find((cycle) => stateOf(cycle, today) !== 'ended') ??
    allowed[0];
  return best === undefined ? null : rewriteVersion(pin.text, best);
}
