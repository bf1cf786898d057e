/** Backend languages that can be recommended. Kotlin is a flavour of `java`, JavaScript of `typescript`. */
export const CANDIDATE_IDS = ['typescript', 'python', 'go', 'java', 'rust', 'csharp'] as const;
export type CandidateId = (typeof CANDIDATE_IDS)[number];

export const PRODUCT_TYPES = [
  'web-app',
  'saas',
  'api',
  'api-gateway',
  'realtime',
  'data-pipeline',
  'ml-service',
  'mobile-backend',
  'ecommerce',
  'payments',
  'internal-tool',
  'public-service',
  'devtool',
  'infra',
  'database',
  'game-backend',
] as const;
export type ProductType = (typeof PRODUCT_TYPES)[number];

export const TEAM_SIZES = ['solo', 'small', 'medium', 'large'] as const;
export const HIRING_MARKETS = ['broad', 'normal', 'specialist-ok', 'js-only'] as const;
export const HOSTING_MODELS = ['serverless', 'edge', 'containers', 'kubernetes', 'paas', 'vm', 'onprem'] as const;
export const CLOUDS = ['aws', 'gcp', 'azure', 'cloudflare', 'vercel'] as const;
export const PERFORMANCE_NEEDS = [
  'normal',
  'high-concurrency',
  'low-latency',
  'cpu-bound',
  'memory-constrained',
  'cold-start',
  'gc-pauses',
  'realtime',
] as const;
export const ML_LEVELS = ['none', 'calls-apis', 'some', 'core'] as const;
export const ENTERPRISE_PLATFORMS = ['none', 'jvm', 'dotnet'] as const;
export const STAGES = ['prototype', 'startup', 'growth', 'enterprise', 'public-sector'] as const;
export const REGULATIONS = ['none', 'finance', 'health', 'government'] as const;
export const PRIORITIES = ['velocity', 'maintainability', 'performance', 'operational-cost', 'safety'] as const;

/** What a service of a workspace is for. */
export const SERVICE_ROLES = [
  'backend',
  'frontend',
  'fullstack',
  'library',
  'tooling',
  'infrastructure',
  'unknown',
] as const;
export type ServiceRole = (typeof SERVICE_ROLES)[number];

export const VERDICTS = ['keep', 'extend', 'migrate', 'start'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** What a criterion speaks to: who builds and what runs, the building, the running, the product and its platform. */
export const CRITERION_THEMES = ['team', 'building', 'running', 'product'] as const;
export type CriterionTheme = (typeof CRITERION_THEMES)[number];
