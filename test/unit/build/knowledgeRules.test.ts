import assert from 'node:assert/strict';
import { lintKnowledge } from '../../../src/build/knowledge/lintKnowledge.ts';

const TECHNOLOGIES = { gin: { label: 'Gin', role: 'framework' } };

describe('the lint of the knowledge', () => {
  const CASES: readonly (readonly [
    what: string,
    sections: Record<string, Record<string, unknown>>,
    mistake: RegExp,
  ])[] = [
    [
      'a package of an unknown technology',
      { packages: { golang: { x: { is: ['none'] } } } },
      /golang\.yaml: x: .*"none"/,
    ],
    ['an extra of one', { packages: { golang: { x: { is: ['gin'], extras: { y: ['none'] } } } } }, /"none"/],
    [
      'packages out of order',
      { packages: { golang: { b: { is: ['gin'] }, a: { is: ['gin'] } } } },
      /a is out of order/,
    ],
    [
      'a setting of an unknown technology',
      { detection: { settings: [{ key: 'k', finds: ['none'] }] } },
      /settings\.yaml: k.*"none"/,
    ],
    ['a file of one', { detection: { files: [{ file: 'f', finds: ['none'] }] } }, /files\.yaml: f.*"none"/],
    ['a scheme of one', { detection: { schemes: { s: 'none' } } }, /schemes\.yaml: s.*"none"/],
    [
      'a setting in a format that nothing reads',
      { detection: { settings: [{ key: 'k', formats: ['no.such'], finds: ['gin'] }] } },
      /nothing reads "no\.such"/,
    ],
    [
      'a project of such a format',
      { detection: { projects: { 'no.such': { languages: ['go'], runtime: 'go' } } } },
      /nothing reads "no\.such"/,
    ],
  ];

  for (const [what, sections, mistake] of CASES) {
    it(`finds ${what}`, () => {
      const mistakes = lintKnowledge({ technologies: TECHNOLOGIES, ...sections });
      assert.equal(mistakes.length, 1);
      assert.match(mistakes[0] ?? '', mistake);
    });
  }

  it('has nothing to say of what is right', () => {
    const packages = { golang: { a: { is: ['gin'] }, b: { is: [], implies: ['gin'] } } };
    const detection = {
      settings: [{ key: 'k', formats: ['go.mod'], finds: ['gin'] }],
      files: [],
      schemes: { s: 'gin' },
    };
    assert.deepEqual(lintKnowledge({ technologies: TECHNOLOGIES, packages, detection }), []);
  });
});
