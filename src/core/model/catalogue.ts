import type { AdviceKnowledge } from './adviceKnowledge.ts';
import type { DetectionRules } from './detectionRules.ts';
import type { Evidence } from './evidence.ts';
import type { LifecycleProduct } from './lifecycle.ts';
import type { Ecosystem } from './manifest.ts';
import type { OverlaySource } from './overlay.ts';
import type { PackageEntry, Technology } from './technology.ts';

/** Everything that the product knows, compiled from `knowledge/`. */
export interface Catalogue {
  /** Changes whenever the data does: date of the newest figure and a digest. */
  readonly version: string;
  readonly technologies: ReadonlyMap<string, Technology>;
  /** Ecosystem → package name, or a family such as `@nestjs/*` → what it means. */
  readonly packages: ReadonlyMap<Ecosystem, ReadonlyMap<string, PackageEntry>>;
  readonly detection: DetectionRules;
  readonly lifecycle: ReadonlyMap<string, LifecycleProduct>;
  readonly evidence: ReadonlyMap<string, Evidence>;
  readonly advice: AdviceKnowledge;
  /** What comes from an organisation's own files, in their order; absent where there are none. */
  readonly overlays?: readonly OverlaySource[];
}
