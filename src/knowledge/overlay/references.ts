import { FIELDS as ANSWERS } from '../../core/advise/answers.ts';
import type { When } from '../../core/model/adviceKnowledge.ts';
import type { Catalogue } from '../../core/model/catalogue.ts';
import type { Mistake } from '../../core/model/mistake.ts';
import type { PackageEntry, Technology } from '../../core/model/technology.ts';
import { HOSTING_MODELS } from '../../core/model/vocabulary.ts';
import { isRecord } from './mergeItem.ts';

type Known = Pick<Catalogue, 'technologies' | 'evidence' | 'lifecycle'>;
/** Members that list picks, each with the id of a technology. */
const PICKS: ReadonlySet<string> = new Set(['runtime', 'framework', 'dataAccess', 'database', 'hosting', 'flavours']);
/** Places to run that are no product, such as a machine of one's own. */
const GENERIC: ReadonlySet<string> = new Set(HOSTING_MODELS);
/** Fields that a condition may look at beside the answers: what the stack must bring. */
const FIELDS: ReadonlySet<string> = new Set([...ANSWERS, 'needs']);

/**
 * Ids within an item of the advice that name nothing: figures, picks, and fields of conditions.
 * @param name Key of the item.
 */
export function unknownReferences(item: unknown, known: Known, name = ''): Mistake[] {
  const mistakes: Mistake[] = [];
  const visit = (value: unknown, path: readonly (string | number)[]): void => {
    const key = String(path.at(-1) ?? name);
    if (Array.isArray(value)) {
      if (PICKS.has(key)) value.forEach((pick, i) => checkPick(pick, [...path, i]));
      value.forEach((element, i) => visit(element, [...path, i]));
    } else if (isRecord(value)) {
      if (key === 'when') checkCondition(value as When, path);
      else if (key === 'evidence') Object.entries(value).forEach(([name, ids]) => checkFigures(ids, [...path, name]));
      else Object.entries(value).forEach(([name, member]) => visit(member, [...path, name]));
    }
    if (key === 'evidence' && Array.isArray(value)) checkFigures(value, path);
  };
  const checkPick = (pick: unknown, path: readonly (string | number)[]): void => {
    const id = isRecord(pick) ? pick['id'] : undefined;
    if (typeof id === 'string' && !known.technologies.has(id) && !GENERIC.has(id))
      mistakes.push({ path: [...path, 'id'], message: { code: 'mistake.no-technology', args: { id } } });
  };
  const checkFigures = (ids: unknown, path: readonly (string | number)[]): void => {
    for (const [i, id] of (Array.isArray(ids) ? ids : []).entries())
      if (!known.evidence.has(String(id)))
        mistakes.push({ path: [...path, i], message: { code: 'mistake.no-figure', args: { id: String(id) } } });
  };
  const checkCondition = (when: When, path: readonly (string | number)[]): void => {
    for (const field of Object.keys(when))
      if (!FIELDS.has(field))
        mistakes.push({ path: [...path, field], message: { code: 'mistake.no-answer', args: { id: field } } });
  };
  visit(item, []);
  return mistakes;
}

/** Technologies that a package stands for and that are not known. */
export function unknownTechnologies({ is, implies = [], extras = {} }: PackageEntry, known: Known): Mistake[] {
  return [...is, ...implies, ...Object.values(extras).flat()]
    .filter((id) => !known.technologies.has(id))
    .map((id) => ({ path: [], message: { code: 'mistake.no-technology', args: { id } } }));
}

/** Support dates that a technology refers to and that are not known. */
export function unknownProduct({ lifecycle }: Technology, known: Known): Mistake[] {
  return lifecycle === undefined || known.lifecycle.has(lifecycle)
    ? []
    : [{ path: ['lifecycle'], message: { code: 'mistake.no-support-dates', args: { id: lifecycle } } }];
}
