/** Every id that `package.json` contributes and the code answers for; a test compares the two. */

export const COMMANDS = {
  recommend: 'stackAdvisor.recommend',
  refresh: 'stackAdvisor.refresh',
  cancelReading: 'stackAdvisor.cancelReading',
  answerQuestions: 'stackAdvisor.answerQuestions',
  changeAnswer: 'stackAdvisor.changeAnswer',
  takeBackAnswer: 'stackAdvisor.takeBackAnswer',
  compareOptions: 'stackAdvisor.compareOptions',
  exportReport: 'stackAdvisor.exportReport',
  recordDecision: 'stackAdvisor.recordDecision',
  createStarterNote: 'stackAdvisor.createStarterNote',
  saveAnswers: 'stackAdvisor.saveAnswers',
  reevaluate: 'stackAdvisor.reevaluate',
  checkWorkspace: 'stackAdvisor.checkWorkspace',
  openSettings: 'stackAdvisor.openSettings',
  openFinding: 'stackAdvisor.openFinding',
  ignoreProblem: 'stackAdvisor.ignoreProblem',
} as const;
export type CommandId = (typeof COMMANDS)[keyof typeof COMMANDS];

export const VIEW_CONTAINER = 'stackAdvisor';

export const VIEWS = {
  recommendation: 'stackAdvisor.recommendation',
  currentStack: 'stackAdvisor.currentStack',
  team: 'stackAdvisor.team',
} as const;

export const SETTINGS_SECTION = 'stackAdvisor';

export const SETTINGS = {
  hoverEnabled: 'stackAdvisor.hover.enabled',
  languageStatusEnabled: 'stackAdvisor.languageStatus.enabled',
  diagnosticsEnabled: 'stackAdvisor.diagnostics.enabled',
  diagnosticsIgnore: 'stackAdvisor.diagnostics.ignore',
  exclude: 'stackAdvisor.exclude',
} as const;

/** Keys for `when` clauses. */
export const CONTEXT_KEYS = {
  /** A folder is being read. */
  reading: 'stackAdvisor.reading',
  /** At least one folder has advice to show. */
  hasAdvice: 'stackAdvisor.hasAdvice',
  /** Every folder was read and none has a manifest or answers. */
  nothingFound: 'stackAdvisor.nothingFound',
  /** Reading failed in every folder. */
  failed: 'stackAdvisor.failed',
} as const;

export const PANEL_TYPE = 'stackAdvisor.panel';
export const REPORT_SCHEME = 'stack-advisor';
export const DIAGNOSTICS_NAME = 'stack-advisor';
export const LANGUAGE_STATUS_ID = 'stackAdvisor.stack';
export const CHAT_PARTICIPANT = 'stackAdvisor.stack';
export const MCP_PROVIDER = 'stackAdvisor.mcp';

export const TOOLS = {
  inspect: 'inspect_stack',
  recommend: 'recommend_stack',
  compare: 'compare_stacks',
  explain: 'explain_technology',
} as const;

/** Name of the performance measure that says how long activating took. */
export const ACTIVATION_MEASURE = 'stack-advisor/activate';
