/** Part that a technology plays in a stack. */
export const TECHNOLOGY_ROLES = [
  'language',
  'runtime',
  'framework',
  'data-access',
  'database',
  'hosting',
  'frontend',
  'infrastructure',
  'messaging',
  'ml',
  'ml-api',
  'realtime',
  'data-pipeline',
  'payments',
  'auth',
  'observability',
  'testing',
  'load-testing',
  'build',
  'cloud-sdk',
  'wasm',
  'health',
  'other',
] as const;
export type TechnologyRole = (typeof TECHNOLOGY_ROLES)[number];

/** What is known of one technology, whatever file it is seen in. */
export interface Technology {
  /** Lower-case, the name that its own ecosystem uses. */
  readonly id: string;
  readonly label: string;
  readonly role: TechnologyRole;
  /** Group of its alternatives, e.g. `node-minimal`. */
  readonly class?: string;
  /** Ids of the languages it is used from. */
  readonly languages?: readonly string[];
  /** Of a hosted product: id of the database that it runs. */
  readonly engine?: string;
  /** Of a data access: ids or classes of the databases that it speaks to; relational ones where it says nothing. */
  readonly speaksTo?: readonly string[];
  /** Of a framework or data access: ids of the runtimes that it is made for; all of its language where it says nothing. */
  readonly runsOn?: readonly string[];
  /** Of a host: ids of the runtimes that it runs; any, in a container, where it says nothing. */
  readonly runs?: readonly string[];
  /** One sentence: what it is. */
  readonly summary?: string;
  readonly url?: string;
  /** Product of the support dates in `knowledge/lifecycle`. */
  readonly lifecycle?: string;
}

/** What it means that a manifest names a package. */
export interface PackageEntry {
  /** Technologies that the package stands for. */
  readonly is: readonly string[];
  /** Technologies that come with it, e.g. the database of a driver. */
  readonly implies?: readonly string[];
  /** Extra or feature of the package → technologies that it brings (`psycopg`, `sqlx[postgres]`). */
  readonly extras?: Readonly<Record<string, readonly string[]>>;
  /** Counts as well when it is a development dependency, as meta-frameworks do. */
  readonly development?: boolean;
  /** Poor proof of what it `is`: counts only where nothing stronger of its role is seen. What it implies is not weaker for it. */
  readonly weak?: boolean;
  /** Its version is that of what it `is`, though it is not named after it; of several, that of the one with this id. */
  readonly sameVersion?: boolean | string;
}
