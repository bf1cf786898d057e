import { CLUSTER_FOLDERS, CLUSTER_NAMES } from '../../../model/clusterPlaces.ts';
import type { ManifestReader } from '../../../model/manifest.ts';
import { LaterPart } from '../../laterPart.ts';
import { YAML_FORMATS } from './yamlFormats.ts';

const yamlConfig = new LaterPart(() => import('./yamlConfig.ts'));
const continuousIntegration = new LaterPart(() => import('./continuousIntegration.ts'));
const kubernetes = new LaterPart(() => import('./kubernetes.ts'));
const infrastructureCode = new LaterPart(() => import('./infrastructureCode.ts'));

/** GitHub's workflows and composite actions. */
export const githubWorkflowReader: ManifestReader = {
  format: 'github-workflow',
  extensions: ['yml', 'yaml'],
  acceptsLongLines: true,
  matches: (path) => /(?:^|\/)\.(?:github|gitea|forgejo)\/workflows\/[^/]+\.ya?ml$/.test(path),
  read: (text, path) => continuousIntegration.loaded.readGithubWorkflow(text, path),
};

const CLUSTER_FOLDER = CLUSTER_FOLDERS.map((name) => name.replace('.', '\\.')).join('|');
const CLUSTER_PATH = new RegExp(
  `(?:^|/)(?:${CLUSTER_FOLDER})/(?:[^/]+/){0,4}[\\w.-]+\\.ya?ml$|(?:^|/)[\\w.-]*(?:${CLUSTER_NAMES.join('|')})[\\w.-]*\\.ya?ml$`,
  'i',
);

/** Objects of Kubernetes: their kinds, the images of their containers, and plain environment variables. */
export const kubernetesReader: ManifestReader = {
  format: 'kubernetes',
  extensions: ['yml', 'yaml'],
  acceptsLongLines: true,
  matches: (path) => CLUSTER_PATH.test(path) && !/(?:^|\/)templates\//.test(path),
  read: (text, path) => kubernetes.loaded.readKubernetes(text, path),
};

/** Terraform and OpenTofu: types of resources, providers and modules; nothing is evaluated. */
export const terraformReader: ManifestReader = {
  format: 'terraform',
  extensions: ['tf', 'tofu'],
  matches: (path) => /\.(?:tf|tofu)$/.test(path),
  read: (text, path) => infrastructureCode.loaded.readTerraform(text, path),
};

/** Bicep: types of resources and modules. */
export const bicepReader: ManifestReader = {
  format: 'bicep',
  extensions: ['bicep'],
  matches: (path) => path.endsWith('.bicep'),
  read: (text, path) => infrastructureCode.loaded.readBicep(text, path),
};

interface CiFormat {
  readonly format: string;
  readonly path: RegExp;
  /** Keys whose strings, or lists of strings, are commands. */
  readonly commands: ReadonlySet<string>;
}

const CI_FORMATS: readonly CiFormat[] = [
  {
    format: 'gitlab-ci',
    path: /(?:^|\/)\.gitlab-ci[\w.-]*\.ya?ml$|(?:^|\/)\.gitlab\/ci\/[\w.-]+\.ya?ml$/,
    commands: new Set(['script', 'before_script', 'after_script']),
  },
  {
    format: 'azure-pipelines',
    path: /(?:^|\/)azure-pipelines[\w.-]*\.ya?ml$|(?:^|\/)\.azure-pipelines\/[\w.-]+\.ya?ml$/,
    commands: new Set(['script', 'bash', 'pwsh', 'inlineScript', 'task']),
  },
  { format: 'cloudbuild', path: /(?:^|\/)cloudbuild[\w.-]*\.ya?ml$/, commands: new Set(['args', 'script']) },
  { format: 'circleci', path: /(?:^|\/)\.circleci\/config\.yml$/, commands: new Set(['run', 'command']) },
  { format: 'travis', path: /(?:^|\/)\.travis\.yml$/, commands: new Set(['script', 'after_success', 'provider']) },
  { format: 'bitbucket-pipelines', path: /(?:^|\/)bitbucket-pipelines\.yml$/, commands: new Set(['script', 'pipe']) },
];

/** Other services for continuous integration: commands that deploy. Images there are those that jobs run in. */
export const ciReaders: readonly ManifestReader[] = CI_FORMATS.map(({ format, path: pattern, commands }) => ({
  format,
  extensions: ['yml', 'yaml'],
  acceptsLongLines: true,
  matches: (path) => pattern.test(path),
  read: (text, path) => continuousIntegration.loaded.readCi(text, path, commands),
}));

/** Readers of YAML files that are told apart by data alone. */
export const yamlConfigReaders: readonly ManifestReader[] = YAML_FORMATS.map((format) => ({
  format: format.format,
  extensions: ['yml', 'yaml', 'json', 'config'],
  acceptsLongLines: true,
  matches: (path) => format.path.test(path),
  read: (text, path) => yamlConfig.loaded.readYamlConfig(text, path, format),
}));
