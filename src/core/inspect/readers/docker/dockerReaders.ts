import type { ManifestReader } from '../../../model/manifest.ts';
import { LaterPart } from '../../laterPart.ts';
import { baseNameOf } from '../workspacePath.ts';

const dockerfile = new LaterPart(() => import('./dockerfile.ts'));
const compose = new LaterPart(() => import('./compose.ts'));

/** `Dockerfile`, `Containerfile` and their variants: images, stages, and what is started in the end. */
export const dockerfileReader: ManifestReader = {
  format: 'Dockerfile',
  hints: ['dockerfile', 'containerfile'],
  matches: (path) => {
    const name = baseNameOf(path).toLowerCase();
    return (
      /^(?:dockerfile|containerfile)(?:$|[._-](?!dockerignore$).+)|\.(?:dockerfile|containerfile)$/.test(name) &&
      !/\.(?:md|sh|tmpl|erb|j2|dockerignore)$/.test(name)
    );
  },
  read: (text, path) => dockerfile.loaded.readDockerfile(text, path),
};

/** Compose files (`docker-compose.yml`, `compose.prod.yaml`): images, build contexts, and the environment of services. */
export const composeReader: ManifestReader = {
  format: 'compose',
  extensions: ['yml', 'yaml'],
  acceptsLongLines: true,
  matches: (path) =>
    /^(?:(?:docker|podman)-)?compose(?:[._-][\w.-]+)?\.ya?ml$/i.test(baseNameOf(path)) ||
    /^[\w-]+[._-]compose\.ya?ml$/i.test(baseNameOf(path)),
  read: (text, path) => compose.loaded.readCompose(text, path),
};
