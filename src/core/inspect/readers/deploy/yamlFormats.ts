import type { ConfigFormat } from '../config/configFormats.ts';

/** A YAML file of which the scalar leaves are kept as settings. */
export interface YamlFormat extends Omit<ConfigFormat, 'syntax' | 'fileNames' | 'path'> {
  /** Pattern of the whole path. */
  readonly path: RegExp;
  /** Dotted keys of runtimes as hosts name them (`nodejs20.x`), `*` for any one part. */
  readonly runtimes?: readonly string[];
  /** Dotted keys of container images, `*` for any one part. */
  readonly images?: readonly string[];
  /** One of these must be among the keys at the root, else the file is some other tool's. */
  readonly marks?: readonly string[];
}

/** Deployment, infrastructure and tools in YAML. */
export const YAML_FORMATS: readonly YamlFormat[] = [
  {
    format: 'serverless.yml',
    path: /(?:^|\/)serverless(?:[.-][\w-]+)?\.ya?ml$/,
    nameKey: 'service',
    runtimes: ['provider.runtime', 'functions.*.runtime'],
    images: ['functions.*.image'],
    most: 600,
  },
  {
    format: 'render.yaml',
    path: /(?:^|\/)render\.ya?ml$/,
    images: ['services.image.url'],
    runtimes: ['services.env', 'services.runtime'],
  },
  {
    format: 'template.yaml',
    path: /(?:^|\/)(?:(?:sam|cfn|cloudformation)[\w.-]*|template|[\w.-]+[.-](?:template|stack|cfn))\.ya?ml$|(?:^|\/)(?:cloudformation|cfn)\/[\w.-]+\.ya?ml$/i,
    marks: ['AWSTemplateFormatVersion', 'Transform', 'Resources'],
    runtimes: ['Resources.*.Properties.Runtime', 'Globals.Function.Runtime'],
    most: 2000,
  },
  { format: 'digitalocean', path: /(?:^|\/)\.do\/[\w.-]+\.ya?ml$/, nameKey: 'name' },
  {
    format: 'app.yaml',
    path: /(?:^|\/)app(?:[.-][\w-]+)?\.ya?ml$/,
    marks: ['runtime', 'services', 'jobs', 'static_sites', 'functions'],
    runtimes: ['runtime'],
    nameKey: 'name',
    images: ['services.image.repository'],
  },
  { format: 'apprunner.yaml', path: /(?:^|\/)apprunner\.ya?ml$/, runtimes: ['runtime'] },
  { format: 'manifest.yml', path: /(?:^|\/)manifest(?:[.-][\w-]+)?\.ya?ml$/, marks: ['applications'] },
  { format: 'amplify.yml', path: /(?:^|\/)amplify\.ya?ml$/ },
  { format: 'copilot', path: /(?:^|\/)copilot\/[\w-]+\/manifest\.ya?ml$/, nameKey: 'name' },
  { format: 'azure.yaml', path: /(?:^|\/)azure\.ya?ml$/, nameKey: 'name', marks: ['services', 'infra', 'metadata'] },
  { format: 'ebextensions', path: /(?:^|\/)\.ebextensions\/[\w.-]+$|(?:^|\/)\.elasticbeanstalk\/[\w.-]+\.ya?ml$/ },
  { format: 'buildspec.yml', path: /(?:^|\/)buildspec[\w.-]*\.ya?ml$/, keep: ['phases'] },
  { format: 'Chart.yaml', path: /(?:^|\/)Chart\.ya?ml$/, nameKey: 'name' },
  { format: 'kustomization.yaml', path: /(?:^|\/)kustomization\.ya?ml$/, keep: ['images', 'namespace'] },
  { format: 'skaffold.yaml', path: /(?:^|\/)skaffold[\w.-]*\.ya?ml$/, most: 100 },
  { format: 'sqlc.yaml', path: /(?:^|\/)sqlc\.(?:ya?ml|json)$/ },
  { format: 'dvc.yaml', path: /(?:^|\/)dvc\.ya?ml$/, most: 100 },
  {
    format: 'openapi',
    path: /(?:^|\/)(?:open-?api|swagger|asyncapi)[\w.-]*\.ya?ml$/i,
    keep: ['openapi', 'swagger', 'asyncapi', 'info.title', 'servers'],
  },
  { format: 'buf.yaml', path: /(?:^|\/)buf(?:\.gen)?\.ya?ml$/, most: 60 },
  { format: 'wundergraph', path: /(?:^|\/)(?:supergraph|router)\.ya?ml$/, most: 60 },
  { format: 'database.yml', path: /(?:^|\/)config\/(?:database|mongoid|cable)\.yml$/, most: 120 },
  { format: 'heroku.yml', path: /(?:^|\/)heroku\.yml$/ },
  { format: 'nixpacks', path: /(?:^|\/)(?:koyeb|northflank|zeabur)\.ya?ml$/ },
  { format: 'temporal', path: /(?:^|\/)(?:temporal|dynamicconfig)\.ya?ml$/, most: 30 },
];
