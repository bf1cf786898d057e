import assert from 'node:assert/strict';
import { MANIFEST_NAMES, readerFor } from '../../../src/core/inspect/readers/registry.ts';
import { ListingSorter } from '../../../src/core/inspect/listingSorter.ts';
import { baseNameOf, folderOf } from '../../../src/core/inspect/readers/workspacePath.ts';
import { DEPLOY_SAMPLES } from '../../support/deploySamples.ts';
import { MANIFEST_SAMPLES } from '../../support/manifestSamples.ts';

const sorter = new ListingSorter({ languages: {}, manifests: MANIFEST_NAMES });
const isGuessed = (path: string): boolean =>
  sorter.sort(folderOf(path), [{ name: baseNameOf(path) }], () => 'file').others.length > 0;

describe('the names of manifests', () => {
  it('never rules out a file that a reader reads', () => {
    const paths = [
      ...[...MANIFEST_SAMPLES, ...DEPLOY_SAMPLES].map(({ path }) => path),
      'Containerfile.dev',
      'docker/api.Dockerfile',
      'Dockerfile-web',
      '.env.production',
      'deploy/Prod.ENV',
      'gems.rb',
      'gemfiles/rails_8.gemfile',
      'Procfile.dev',
      'shop/settings/base.py',
      'config/runtime.exs',
      'config/environments.py',
      'src/data-source.ts',
      'drizzle.config.mts',
      'K8S/api.yaml',
    ];
    const readable = paths.filter((path) => readerFor(path) !== null);
    assert.ok(readable.length > 60);
    assert.deepEqual(
      readable.filter((path) => !isGuessed(path)),
      [],
    );
  });

  it('rules out what most files of a workspace are', () => {
    for (const path of ['src/a.ts', 'README.md', 'main.go', 'x/y.java', 'a.css', 'logo.png', 'LICENSE', 'lib/b.rb'])
      assert.equal(isGuessed(path), false, path);
  });
});
