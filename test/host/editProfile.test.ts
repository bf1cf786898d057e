import assert from 'node:assert/strict';
import { editProfile, ProfileSyntaxError, tryEditProfile } from '../../src/engine/editProfile.ts';

describe('editing stack-advisor.json', () => {
  it('makes a new file that is valid', () => {
    assert.equal(
      editProfile(null, { answers: { hosting: 'edge' } }),
      '{\n  "schemaVersion": 1,\n  "answers": {\n    "hosting": "edge"\n  }\n}\n',
    );
  });

  it('keeps comments, order, unknown fields and indentation', () => {
    const before =
      '{\n    // ours\n    "schemaVersion": 1,\n    "answers": {\n        "later": [1, 2],\n        "hosting": "vm" // until 2027\n    },\n    "x-note": "keep"\n}\n';
    const after = editProfile(before, { answers: { hosting: 'kubernetes', ml: 'none' } });
    assert.equal(
      after,
      before.replace('"vm"', '"kubernetes",').replace('// until 2027', '// until 2027\n        "ml": "none"'),
    );
    assert.equal(
      editProfile(before.replace('"vm"', '"vm",'), { answers: { ml: 'none' } }),
      before.replace('"vm"', '"vm",').replace('// until 2027', '// until 2027\n        "ml": "none",'),
    );
  });

  it('takes an answer out, and leaves a file alone that never had it', () => {
    const before = '{"schemaVersion": 1, "answers": {"ml": "none", "cloud": "aws"}}';
    assert.deepEqual(JSON.parse(editProfile(before, { answers: { ml: undefined } })), {
      schemaVersion: 1,
      answers: { cloud: 'aws' },
    });
    assert.equal(editProfile(before, { answers: { stage: undefined } }), before);
  });

  it('adds what an older or half-written file lacks', () => {
    assert.deepEqual(JSON.parse(editProfile('{}', { answers: { ml: 'core' } })), {
      schemaVersion: 1,
      answers: { ml: 'core' },
    });
  });

  it('replaces weights as a whole and takes them out when none are left', () => {
    const before = '{"schemaVersion":1,"answers":{},"weights":{"hiring":3}}';
    assert.deepEqual((JSON.parse(editProfile(before, { weights: { speed: 1 } })) as { weights: object }).weights, {
      speed: 1,
    });
    assert.deepEqual(JSON.parse(editProfile(before, { weights: undefined })), { schemaVersion: 1, answers: {} });
    assert.equal(editProfile(before, { answers: {} }), before);
  });

  it('keeps Windows line ends and tabs', () => {
    const after = editProfile('{\r\n\t"schemaVersion": 1,\r\n\t"answers": {}\r\n}\r\n', { answers: { cloud: 'gcp' } });
    assert.match(after, /\t\t"cloud": "gcp"\r\n/);
    assert.doesNotMatch(after, /[^\r]\n/);
  });

  it('refuses what is not a JSON object rather than lose it', () => {
    for (const text of ['{"answers": {', '[]', '"x"', '{"a" 1}', 'null']) {
      assert.throws(() => editProfile(text, { answers: { ml: 'none' } }), ProfileSyntaxError, text);
      assert.equal(tryEditProfile(text, { answers: { ml: 'none' } }), null);
    }
  });
});
