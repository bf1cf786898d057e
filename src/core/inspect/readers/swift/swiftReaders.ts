import type { ManifestReader } from '../../../model/manifest.ts';
import { LaterPart } from '../../laterPart.ts';
import { baseNameOf } from '../workspacePath.ts';

const packageSwift = new LaterPart(() => import('./packageSwift.ts'));

/** Swift's `Package.swift`: `.package(url: "…", from: "1.0.0")` among its dependencies. */
export const packageSwiftReader: ManifestReader = {
  format: 'Package.swift',
  extensions: ['swift'],
  matches: (path) => /^Package(?:@swift-[\d.]+)?\.swift$/.test(baseNameOf(path)),
  read: (text, path) => packageSwift.loaded.readPackageSwift(text, path),
};
