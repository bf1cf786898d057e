import type * as z from 'zod';
import type { AdviceKnowledge } from '../../core/model/adviceKnowledge.ts';
import type { Catalogue } from '../../core/model/catalogue.ts';
import type { LifecycleProduct } from '../../core/model/lifecycle.ts';
import type { Ecosystem } from '../../core/model/manifest.ts';
import { mistakesOf, type Mistake } from '../../core/model/mistake.ts';
import type { OverlayItem } from '../../core/model/overlay.ts';
import type { PackageEntry, Technology } from '../../core/model/technology.ts';
import { figuresOf } from '../catalogue.ts';
import { adviceFiles } from '../schemas/advice.ts';
import { evidenceFile, lifecycleFile, type EvidenceFile } from '../schemas/evidence.ts';
import { OVERLAY_ADVICE, overlayOutline, type OverlayOutline } from '../schemas/overlay.ts';
import { packagesFile, technologiesFile } from '../schemas/technology.ts';
import { mergeItem } from './mergeItem.ts';
import { unknownProduct, unknownReferences, unknownTechnologies } from './references.ts';

/** Far above any honest set; each criterion costs time in every draw of the robustness figures. */
export const MAX_CRITERIA = 60;

const CLOSED: ReadonlySet<string> = new Set(['candidates', 'shared']);

export interface Overlaid {
  readonly catalogue: Catalogue;
  /** With paths from the root of the overlay. An item with a mistake is left out; the others are taken. */
  readonly mistakes: readonly Mistake[];
}

/**
 * Lays an organisation's own knowledge over a catalogue, which stays as it is.
 * @param file Path of the overlay from the workspace root; what comes from it carries it.
 * @param value The parsed file, of any shape.
 */
export function applyOverlay(catalogue: Catalogue, file: string, value: unknown): Overlaid {
  const outline = overlayOutline.safeParse(value);
  if (!outline.success)
    return { catalogue, mistakes: outline.error.issues.flatMap((issue) => mistakesOf(issue, value)) };
  return new Overlaying(catalogue, file).take(outline.data);
}

/** Collects the parts of the new catalogue, in the order in which they may refer to one another. */
class Overlaying {
  readonly #base: Catalogue;
  readonly #file: string;
  readonly #technologies: Map<string, Technology>;
  readonly #evidence: Catalogue['evidence'] & Map<string, unknown>;
  readonly #lifecycle: Map<string, LifecycleProduct>;
  readonly #items: OverlayItem[] = [];
  readonly #mistakes: Mistake[] = [];

  constructor(base: Catalogue, file: string) {
    this.#base = base;
    this.#file = file;
    this.#technologies = new Map(base.technologies);
    this.#evidence = new Map(base.evidence);
    this.#lifecycle = new Map(base.lifecycle);
  }

  take(overlay: OverlayOutline): Overlaid {
    for (const [id, product] of Object.entries(overlay.lifecycle ?? {})) this.#takeProduct(id, product);
    for (const [id, technology] of Object.entries(overlay.technologies ?? {})) this.#takeTechnology(id, technology);
    for (const [group, figures] of Object.entries(overlay.evidence ?? {})) this.#takeFigures(group, figures);
    const packages = new Map(this.#base.packages);
    for (const [ecosystem, entries] of Object.entries(overlay.packages ?? {}))
      packages.set(ecosystem as Ecosystem, this.#takePackages(ecosystem as Ecosystem, entries));
    const advice = this.#takeAdvice(overlay.advice ?? {});
    const source = { file: this.#file, items: this.#items };
    const catalogue: Catalogue = {
      ...this.#base,
      technologies: this.#technologies,
      packages,
      evidence: this.#evidence,
      lifecycle: this.#lifecycle,
      advice,
      overlays: [...(this.#base.overlays ?? []), source],
    };
    return { catalogue, mistakes: this.#mistakes };
  }

  #takeProduct(id: string, value: unknown): void {
    const product = this.#checked(['lifecycle', id], lifecycleFile, value);
    if (product === undefined) return;
    this.#note('lifecycle', id, this.#lifecycle.has(id));
    this.#lifecycle.set(id, { id, ...product } as LifecycleProduct);
  }

  #takeTechnology(id: string, value: unknown): void {
    const { id: _, ...known } = this.#technologies.get(id) ?? { id };
    const merged = this.#checked(['technologies'], technologiesFile, { [id]: mergeItem(known, value) });
    if (merged?.[id] === undefined) return;
    const technology = { id, ...merged[id] } as Technology;
    if (this.#refuse(['technologies', id], unknownProduct(technology, this.#known()))) return;
    this.#note('technologies', id, this.#technologies.has(id));
    this.#technologies.set(id, technology);
  }

  #takeFigures(group: string, value: unknown): void {
    const file = this.#checked<EvidenceFile>(['evidence', group], evidenceFile, value);
    if (file === undefined) return;
    for (const [id, figure] of figuresOf(group, file)) {
      if ((figure.strength === 'data' || figure.strength === 'doc') && !figure.source.startsWith('https://')) {
        const path = ['evidence', group, 'figures', id, 'source'];
        this.#mistakes.push({ path, message: { code: 'mistake.https' } });
        continue;
      }
      this.#note('evidence', id, this.#evidence.has(id));
      this.#evidence.set(id, { ...figure, from: this.#file });
    }
  }

  #takePackages(ecosystem: Ecosystem, entries: Readonly<Record<string, unknown>>): ReadonlyMap<string, PackageEntry> {
    const merged = new Map(this.#base.packages.get(ecosystem));
    for (const [name, value] of Object.entries(entries)) {
      const at = ['packages', ecosystem, name];
      const entry = this.#checked(['packages', ecosystem], packagesFile, { [name]: value })?.[name];
      if (entry === undefined || this.#refuse(at, unknownTechnologies(entry, this.#known()))) continue;
      this.#note('packages', `${ecosystem}/${name}`, merged.has(name));
      merged.set(name, entry);
    }
    return merged;
  }

  #takeAdvice(overlay: NonNullable<OverlayOutline['advice']>): AdviceKnowledge {
    const advice: Record<string, unknown> = { ...this.#base.advice };
    for (const part of OVERLAY_ADVICE) {
      for (const [id, value] of Object.entries(overlay[part] ?? {})) {
        const before = advice[part] as Readonly<Record<string, unknown>>;
        const after = this.#changed(part, before, id, value);
        if (after === null) continue;
        advice[part] = after;
        this.#note(part, id, Object.hasOwn(before, id), !Object.hasOwn(after, id));
      }
    }
    for (const [i, value] of (overlay.precedents ?? []).entries()) {
      const at = ['advice', 'precedents', i];
      const schema = adviceFiles['precedents'];
      const checked = schema?.safeParse([value]);
      if (checked?.success !== true) this.#mistakes.push(...issuesOf(checked, [value], at, 1));
      else if (!this.#refuse(at, unknownReferences(value, this.#known()))) {
        advice['precedents'] = [...(checked.data as unknown[]), ...(advice['precedents'] as unknown[])];
        this.#note('precedents', String(i + 1), false);
      }
    }
    return advice as unknown as AdviceKnowledge;
  }

  /** A part of the advice with one item changed, or null where the change is a mistake. */
  #changed(
    part: (typeof OVERLAY_ADVICE)[number],
    before: Readonly<Record<string, unknown>>,
    id: string,
    value: unknown,
  ): Readonly<Record<string, unknown>> | null {
    const after = mergeItem(before, { [id]: value }) as Readonly<Record<string, unknown>>;
    const isWeighed = part !== 'criteria' || Object.keys(after).length <= MAX_CRITERIA;
    if (!isWeighed) {
      this.#mistakes.push({
        path: ['advice', part, id],
        message: { code: 'mistake.too-many-criteria', args: { limit: MAX_CRITERIA } },
      });
      return null;
    }
    // Where the members are a closed set, the schema asks for all of them.
    const alone = Object.hasOwn(after, id) ? { [id]: after[id] } : {};
    const checked = this.#checked(['advice', part], adviceFiles[part], CLOSED.has(part) ? after : alone);
    if (checked === undefined || this.#refuse(['advice', part, id], unknownReferences(value, this.#known(), id)))
      return null;
    return after;
  }

  #known(): Pick<Catalogue, 'technologies' | 'evidence' | 'lifecycle'> {
    return { technologies: this.#technologies, evidence: this.#evidence, lifecycle: this.#lifecycle };
  }

  /** The value by its schema, or undefined with its mistakes noted. */
  #checked<T>(at: readonly string[], schema: z.ZodType<T> | undefined, value: unknown): T | undefined {
    const result = schema?.safeParse(value);
    if (result?.success === true) return result.data;
    this.#mistakes.push(...issuesOf(result, value, at, 0));
    return undefined;
  }

  /** Notes the mistakes of an item that stands at a path; false where there are none. */
  #refuse(at: readonly (string | number)[], mistakes: readonly Mistake[]): boolean {
    this.#mistakes.push(...mistakes.map(({ path, message }) => ({ path: [...at, ...path], message })));
    return mistakes.length > 0;
  }

  #note(section: string, id: string, wasThere: boolean, isGone = false): void {
    this.#items.push({ section, id, change: isGone ? 'removed' : wasThere ? 'changed' : 'added' });
  }
}

function issuesOf(
  result: z.ZodSafeParseResult<unknown> | undefined,
  value: unknown,
  at: readonly (string | number)[],
  skip: number,
): Mistake[] {
  return (result?.error?.issues ?? [])
    .flatMap((issue) => mistakesOf(issue, value))
    .map(({ path, message }) => ({ path: [...at, ...path.slice(skip)], message }));
}
