import type { ManifestReader } from '../../../model/manifest.ts';
import { LaterPart } from '../../laterPart.ts';
import { baseNameOf } from '../workspacePath.ts';

const paket = new LaterPart(() => import('./paket.ts'));

/**
 * Paket's `paket.dependencies`, which keeps versions for a whole repository (`nuget Name ~> 2.0`), and the
 * `paket.references` beside each project, which names what that project uses.
 */
export const paketReader: ManifestReader = {
  format: 'paket',
  fileNames: ['paket.dependencies', 'paket.references'],
  matches: (path) => /^paket\.(?:dependencies|references)$/.test(baseNameOf(path)),
  read: (text, path) => paket.loaded.readPaket(text, path),
};
