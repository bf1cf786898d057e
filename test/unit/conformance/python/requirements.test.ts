import assert from 'node:assert/strict';
import { readFacts } from '../../../support/readFacts.ts';

/** In the spirit of the tests of packaging: a requirement of PEP 508, and what is read from it. */
const VALID: readonly (readonly [line: string, name: string, version: string | null, extras?: string])[] = [
  ['A', 'a', null],
  ['A.B-C_D', 'a-b-c-d', null],
  ['name', 'name', null],
  ['name<=1', 'name', '<=1'],
  ['name>=3', 'name', '>=3'],
  ['name>=3,<2', 'name', '>=3,<2'],
  ['name (>=3)', 'name', '>=3'],
  ['name (>=1,<2)', 'name', '>=1,<2'],
  ['name == 1.0', 'name', '== 1.0'],
  ['name===arbitrary', 'name', '===arbitrary'],
  ['name~=1.2', 'name', '~=1.2'],
  ['name!=1.5.*', 'name', '!=1.5.*'],
  ['name==1!2.0', 'name', '==1!2.0'],
  ['name[fred]', 'name', null, 'fred'],
  ['name[quux, strange]', 'name', null, 'quux,strange'],
  ['name[fred,bar]>=3', 'name', '>=3', 'fred,bar'],
  ["name; python_version=='2.7'", 'name', null],
  ['name>=1;os_name=="nt" or python_version>"3"', 'name', '>=1'],
  ["name[quux]<2 ; (os_name=='a') and extra == 'x'", 'name', '<2', 'quux'],
  ['name==1.0 # note', 'name', '==1.0'],
  ['name==1.0 --hash=sha256:abc', 'name', '==1.0'],
  ['name \\\n  >=1', 'name', '>=1'],
];

describe('conformance of requirements', () => {
  for (const [line, name, version, extras] of VALID) {
    it(`reads ${JSON.stringify(line)}`, () => {
      const { dependencies, problems } = readFacts('requirements.txt', `${line}\n`);
      const suffix = extras === undefined ? '' : ` [${extras}]`;
      assert.deepEqual(dependencies, [`runtime pypi ${name} ${version ?? '-'}${suffix}`]);
      assert.deepEqual(problems, []);
    });
  }

  for (const line of ['name @ https://example.org/x.zip', 'name@git+https://example.org/x.git@v1 ; os_name=="nt"']) {
    it(`reads the name in ${JSON.stringify(line)}`, () => {
      const { manifest } = readFacts('requirements.txt', `${line}\n`);
      assert.deepEqual(
        manifest.items.map((item) => item.kind === 'dependency' && item.name),
        ['name'],
      );
    });
  }

  for (const line of [
    '# note',
    '--index-url https://example.org',
    '-i https://example.org',
    '--no-binary :all:',
    '-e .',
    './local',
    'https://example.org/x.whl',
  ]) {
    it(`finds no package of an index in ${JSON.stringify(line)}`, () => {
      const { dependencies, problems } = readFacts('requirements.txt', `${line}\n`);
      assert.deepEqual([dependencies, problems], [[], []]);
    });
  }

  for (const line of ['=1', '[x]', '==1.0', '@ https://x', '>=']) {
    it(`notes the mistake in ${JSON.stringify(line)}, and reads what follows`, () => {
      const { dependencies, problems } = readFacts('requirements.txt', `${line}\nflask==3.0\n`);
      assert.ok(problems.length > 0, 'no problem');
      assert.ok(dependencies.includes('runtime pypi flask ==3.0'));
    });
  }
});
