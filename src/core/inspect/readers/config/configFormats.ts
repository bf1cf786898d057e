import type { ReferenceItem } from '../../../model/manifest.ts';

/** A configuration file of which the scalar leaves are kept as settings. */
export interface ConfigFormat {
  readonly format: string;
  readonly syntax: 'json' | 'jsonc' | 'toml';
  /** Only this tool calls a file so: something else than an object in it is a mistake. */
  readonly ownName?: true;
  /** Base names, lower case. */
  readonly fileNames?: readonly string[];
  /** Where names alone do not tell: a pattern of the whole path. */
  readonly path?: { readonly extension: string; readonly pattern: RegExp };
  /** Dotted keys whose branches are kept; all of them where it is absent. */
  readonly keep?: readonly string[];
  /** Dotted keys whose branches say nothing of a stack. */
  readonly skip?: readonly string[];
  /** Dotted keys of strings, or lists of strings, that name other files or folders. */
  readonly references?: readonly (readonly [key: string, relation: ReferenceItem['relation']])[];
  /** Dotted key of the project's name. */
  readonly nameKey?: string;
  /** Most leaves that are kept; 300 where it is absent. */
  readonly most?: number;
}

/** Deployment, framework and workspace configuration in JSON. */
const JSON_FORMATS: readonly ConfigFormat[] = [
  { format: 'vercel.json', syntax: 'json', ownName: true, fileNames: ['vercel.json', 'now.json'], nameKey: 'name' },
  { format: 'railway', syntax: 'json', ownName: true, fileNames: ['railway.json'] },
  {
    format: 'wrangler',
    syntax: 'jsonc',
    ownName: true,
    fileNames: ['wrangler.json', 'wrangler.jsonc'],
    nameKey: 'name',
  },
  {
    format: 'firebase.json',
    syntax: 'jsonc',
    fileNames: ['firebase.json'],
    skip: ['hosting.headers', 'hosting.redirects'],
  },
  { format: '.firebaserc', syntax: 'jsonc', ownName: true, fileNames: ['.firebaserc'] },
  { format: 'host.json', syntax: 'jsonc', fileNames: ['host.json'] },
  { format: 'local.settings.json', syntax: 'jsonc', fileNames: ['local.settings.json'] },
  { format: 'app.json', syntax: 'json', fileNames: ['app.json'], nameKey: 'name' },
  {
    format: 'staticwebapp.config.json',
    syntax: 'json',
    fileNames: ['staticwebapp.config.json'],
    skip: ['globalHeaders'],
  },
  { format: 'Dockerrun.aws.json', syntax: 'json', fileNames: ['dockerrun.aws.json'] },
  { format: 'captain-definition', syntax: 'json', fileNames: ['captain-definition'] },
  { format: 'zappa_settings.json', syntax: 'json', fileNames: ['zappa_settings.json'] },
  {
    format: 'chalice',
    syntax: 'json',
    path: { extension: 'json', pattern: /(?:^|\/)\.chalice\/config\.json$/ },
    nameKey: 'app_name',
  },
  { format: 'cdk.json', syntax: 'jsonc', ownName: true, fileNames: ['cdk.json'], skip: ['context', 'watch'] },
  { format: 'sst', syntax: 'json', fileNames: ['sst.json'], nameKey: 'name' },
  { format: 'nest-cli.json', syntax: 'jsonc', ownName: true, fileNames: ['nest-cli.json', '.nest-cli.json'] },
  { format: 'ormconfig.json', syntax: 'json', fileNames: ['ormconfig.json'] },
  {
    format: 'sequelize-config',
    syntax: 'json',
    path: { extension: 'json', pattern: /(?:^|\/)(?:config|db|database)\/config\.json$/ },
    keep: ['development', 'production', 'test'],
  },
  {
    format: 'database.json',
    syntax: 'json',
    fileNames: ['database.json'],
    keep: ['dev', 'development', 'prod', 'production'],
  },
  {
    format: 'appsettings.json',
    syntax: 'jsonc',
    path: { extension: 'json', pattern: /(?:^|\/)appsettings(?:\.[\w-]+)?\.json$/i },
  },
  {
    format: 'nx.json',
    syntax: 'jsonc',
    fileNames: ['nx.json'],
    keep: ['plugins', 'extends', 'generators', 'workspaceLayout'],
  },
  { format: 'turbo.json', syntax: 'jsonc', fileNames: ['turbo.json', 'turbo.jsonc'], keep: ['extends', 'globalEnv'] },
  {
    format: 'lerna.json',
    syntax: 'jsonc',
    fileNames: ['lerna.json'],
    keep: ['npmClient', 'useNx', 'useWorkspaces'],
    references: [['packages', 'workspace']],
  },
  {
    format: 'rush.json',
    syntax: 'jsonc',
    fileNames: ['rush.json'],
    keep: ['rushVersion', 'pnpmVersion', 'yarnVersion', 'npmVersion', 'nodeSupportedVersionRange'],
    references: [['projects.projectFolder', 'workspace']],
  },
  { format: 'project.json', syntax: 'jsonc', fileNames: ['project.json'], nameKey: 'name', most: 100 },
  {
    format: 'angular.json',
    syntax: 'jsonc',
    fileNames: ['angular.json', 'workspace.json'],
    keep: ['defaultProject'],
    references: [['projects', 'workspace']],
  },
  {
    format: 'tsconfig.json',
    syntax: 'jsonc',
    path: { extension: 'json', pattern: /(?:^|\/)(?:tsconfig|jsconfig)(?:[.-][\w.-]+)?\.json$/ },
    keep: [
      'extends',
      ...[
        'target',
        'module',
        'jsx',
        'jsxImportSource',
        'types',
        'lib',
        'emitDecoratorMetadata',
        'experimentalDecorators',
      ].map((option) => `compilerOptions.${option}`),
      'compilerOptions.plugins',
    ],
    references: [['references.path', 'project']],
  },
  {
    format: 'devcontainer.json',
    syntax: 'jsonc',
    path: { extension: 'json', pattern: /(?:^|\/)(?:\.devcontainer\/(?:[^/]+\/)?devcontainer|\.devcontainer)\.json$/ },
    skip: ['customizations', 'settings'],
    nameKey: 'name',
    references: [['dockerComposeFile', 'include']],
  },
  { format: 'capacitor.config.json', syntax: 'json', fileNames: ['capacitor.config.json', 'ionic.config.json'] },
  {
    format: 'tauri.conf.json',
    syntax: 'jsonc',
    fileNames: ['tauri.conf.json'],
    keep: ['build', 'productName', 'identifier', '$schema'],
  },
];

/** The same in TOML. */
const TOML_FORMATS: readonly ConfigFormat[] = [
  { format: 'railway', syntax: 'toml', fileNames: ['railway.toml'] },
  { format: 'wrangler', syntax: 'toml', fileNames: ['wrangler.toml'], nameKey: 'name' },
  { format: 'netlify.toml', syntax: 'toml', fileNames: ['netlify.toml'], skip: ['headers', 'redirects'] },
  { format: 'fly.toml', syntax: 'toml', fileNames: ['fly.toml'], nameKey: 'app' },
  { format: 'fastly.toml', syntax: 'toml', fileNames: ['fastly.toml'], nameKey: 'name' },
  { format: 'spin.toml', syntax: 'toml', fileNames: ['spin.toml'], nameKey: 'application.name' },
  { format: 'nixpacks.toml', syntax: 'toml', fileNames: ['nixpacks.toml'] },
  { format: 'samconfig.toml', syntax: 'toml', fileNames: ['samconfig.toml'] },
  {
    format: 'supabase',
    syntax: 'toml',
    path: { extension: 'toml', pattern: /(?:^|\/)supabase\/config\.toml$/ },
    keep: ['project_id', 'db', 'api', 'auth.enabled', 'edge_runtime'],
  },
  {
    format: 'cargo-config',
    syntax: 'toml',
    path: { extension: 'toml', pattern: /(?:^|\/)\.cargo\/config\.toml$/ },
    keep: ['build.target'],
  },
  { format: 'diesel.toml', syntax: 'toml', fileNames: ['diesel.toml'] },
  { format: 'Rocket.toml', syntax: 'toml', fileNames: ['rocket.toml'] },
  { format: 'Shuttle.toml', syntax: 'toml', fileNames: ['shuttle.toml'], nameKey: 'name' },
  { format: 'bunfig.toml', syntax: 'toml', fileNames: ['bunfig.toml'], keep: ['run', 'test.preload', 'serve'] },
];

export const CONFIG_FORMATS: readonly ConfigFormat[] = [...JSON_FORMATS, ...TOML_FORMATS];
