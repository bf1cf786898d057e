import assert from 'node:assert/strict';
import picomatch from 'picomatch';
import { readerFor, READERS } from '../../src/core/inspect/readers/registry.ts';
import { MANIFEST_GLOB, MANIFEST_NAMES } from '../../src/host/workspace/manifestFiles.ts';
import { DEPLOY_SAMPLES } from '../support/deploySamples.ts';
import { MANIFEST_SAMPLES } from '../support/manifestSamples.ts';

describe('the files that the editor watches', () => {
  const watched = picomatch(MANIFEST_GLOB, { dot: true });

  it('are all that the inspector reads', () => {
    const samples = [...MANIFEST_SAMPLES, ...DEPLOY_SAMPLES].map(({ path }) => path);
    const named = READERS.flatMap(({ fileNames = [] }) => fileNames).filter((name) => readerFor(name) !== null);
    const missed = [...new Set([...samples, ...named])].filter((path) => !watched(path) && !watched(`deep/${path}`));
    assert.deepEqual(missed, []);
  });

  it('are named once each', () => {
    assert.deepEqual(
      MANIFEST_NAMES.filter((name, i) => MANIFEST_NAMES.indexOf(name) !== i),
      [],
    );
  });
});
