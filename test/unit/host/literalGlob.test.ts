import assert from 'node:assert/strict';
import picomatch from 'picomatch';
import { literalGlob } from '../../../src/host/workspace/literalGlob.ts';

describe('a glob for some files', () => {
  const PATHS = ['main.go', 'src/[id].ts', 'a,b/{x}.js', 'what?/*.py', 'a (1)/app.ts', 'back\\slash.go'];

  it('takes each of them, alone and together', () => {
    for (const path of PATHS) assert.ok(picomatch.isMatch(path, literalGlob([path]), { windows: false }), path);
    for (const path of PATHS) assert.ok(picomatch.isMatch(path, literalGlob(PATHS), { windows: false }), path);
  });

  it('takes no file in another folder or of another length', () => {
    for (const path of ['x/main.go', 'main.got', 'src/id.ts', 'what/x.py'])
      assert.ok(!picomatch.isMatch(path, literalGlob(PATHS), { windows: false }), path);
  });
});
