import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { describe, it } from 'mocha';
import type { Ecosystem } from '../../../../src/core/model/manifest.ts';
import { hostRuntime } from '../../../../src/core/inspect/versions/hostRuntime.ts';
import type { LifecycleCycle, LifecycleProduct } from '../../../../src/core/model/lifecycle.ts';
import { mavenRange, nugetRange } from '../../../../src/core/inspect/versions/bracketRange.ts';
import { cargoRange, composerRange, npmRange } from '../../../../src/core/inspect/versions/npmRange.ts';
import { pep440Range, pythonRange } from '../../../../src/core/inspect/versions/pep440Range.ts';
import { hexRange, rubyRange } from '../../../../src/core/inspect/versions/rubyRange.ts';
import { stateOf, supportOf, upgradesFrom } from '../../../../src/core/inspect/versions/support.ts';
import { packageRange } from '../../../../src/core/inspect/versions/packageRange.ts';
import { rewriteVersion } from '../../../../src/core/inspect/versions/rewriteVersion.ts';
import { runtimeRange } from '../../../../src/core/inspect/versions/runtimeRange.ts';
import {
  ANY,
  complement,
  contains,
  intersect,
  numbersOf,
  overlaps,
  startingWith,
  union,
  type VersionRange,
} from '../../../../src/core/inspect/versions/versionRange.ts';

/** Which of some versions a range allows. */
function allowed(range: VersionRange | null, versions: string): string {
  if (range === null) return 'none told';
  return versions
    .split(' ')
    .filter((version) => contains(range, numbersOf(version) ?? []))
    .join(' ');
}

describe('packageRange', () => {
  const cases: readonly [Ecosystem, string, candidates: string, expected: string][] = [
    ['npm', '^18.12 || >=20', '18.11.0 18.12.0 19.0.0 20.0.0 26.1.0', '18.12.0 20.0.0 26.1.0'],
    ['npm', '18 - 20', '17.9.9 18.0.0 20.99.0 21.0.0', '18.0.0 20.99.0'],
    ['npm', '>4.17', '4.17.9 4.18.0', '4.18.0'],
    ['npm', '4.17.1', '4.17.0 4.17.1 4.17.2', '4.17.1'],
    ['npm', 'workspace:*', '1.0.0', 'none told'],
    ['npm', 'latest', '1.0.0', 'none told'],
    ['cargo', '1.2', '1.1.0 1.2.0 1.9.0 2.0.0', '1.2.0 1.9.0'],
    ['cargo', '>=1.2, <1.5', '1.1.0 1.2.0 1.5.0', '1.2.0'],
    ['composer', '^8.1|^9.0', '8.0.0 8.1.0 9.4.0 10.0.0', '8.1.0 9.4.0'],
    ['composer', '~8.1', '8.0.0 8.1.0 8.9.0 9.0.0', '8.1.0 8.9.0'],
    ['composer', '>=7.4,<8.3@dev', '7.4.0 8.2.9 8.3.0', '7.4.0 8.2.9'],
    ['pypi', '>=3.2,<5', '3.1 3.2 4.2.1 5.0', '3.2 4.2.1'],
    ['pypi', '~=4.2.1', '4.2.0 4.2.1 4.2.9 4.3.0', '4.2.1 4.2.9'],
    ['pypi', '==4.2.*', '4.1.9 4.2.0 4.2.30 4.3.0', '4.2.0 4.2.30'],
    ['pypi', '>=4,!=4.1.*', '3.9 4.0.1 4.1.2 4.2', '4.0.1 4.2'],
    ['pypi', '^4.2', '4.1 4.2 4.9 5.0', '4.2 4.9'],
    ['pypi', '@ git+https://example.org/x', '1.0', 'none told'],
    ['maven', '[1.0,2.0)', '0.9 1.0 1.9.9 2.0', '1.0 1.9.9'],
    ['maven', '(,1.5],[2,)', '1.5 1.6 2.0 9.0', '1.5 2.0 9.0'],
    ['maven', '3.1.5', '3.1.4 3.1.5 3.1.6', '3.1.5'],
    ['maven', '3.1.5.RELEASE', '3.1.4 3.1.5 3.1.6', '3.1.5'],
    ['maven', '2.+', '1.9 2.0 2.7.1 3.0', '2.0 2.7.1'],
    ['maven', '${spring.version}', '1.0', 'none told'],
    ['nuget', '8.0.*', '7.0.0 8.0.0 8.0.30 8.1.0', '8.0.0 8.0.30'],
    ['nuget', '(1.0,)', '1.0.0 1.0.1', '1.0.1'],
    ['gem', '~> 7.1.2', '7.1.1 7.1.2 7.1.9 7.2.0', '7.1.2 7.1.9'],
    ['gem', '>= 6.1, < 8', '6.0 6.1 7.2 8.0', '6.1 7.2'],
    ['hex', '~> 1.14 or ~> 3.0', '1.13 1.14 1.99 2.0 3.1', '1.14 1.99 3.1'],
    ['golang', 'v1.9.1', '1.9.0 1.9.1 1.9.2', '1.9.1'],
    ['docker', '20.11-alpine3.19', '20.10.0 20.11.1 20.12.0', '20.11.1'],
    ['docker', '15-3.4', '14.9 15.6 16.0', '15.6'],
    ['docker', 'lts', '1.0', 'none told'],
    ['docker', 'sha256:0123', '1.0', 'none told'],
    ['docker', '20@sha256:0123', '19.9 20.1 21.0', '20.1'],
    ['npm', '>4.17.1 <=4.18.2', '4.17.1 4.17.2 4.18.2 4.18.3', '4.17.2 4.18.2'],
    ['npm', '<4', '3.9.9 4.0.0', '3.9.9'],
    ['npm', '*', '0.1.0 9.0.0', '0.1.0 9.0.0'],
    ['npm', Array.from({ length: 33 }, (_, i) => i).join('||'), '1.0.0', 'none told'],
    ['npm', Array.from({ length: 32 }, (_, i) => i).join('||'), '1.0.0 31.5.0 32.0.0', '1.0.0 31.5.0'],
    ['maven', '[1.2]', '1.1 1.2 1.2.1', '1.2'],
    ['maven', '[1.0,2.0],[', '1.0 2.0 2.1', '1.0 2.0'],
    ['maven', '[a,b]', '1.0', 'none told'],
    ['maven', '[1,b]', '1.0', 'none told'],
    ['maven', '[', '1.0', 'none told'],
    ['pypi', '===1.0', '0.9 1.0', '1.0'],
    ['pypi', '===unheard-of', '1.0', 'none told'],
    ['pypi', '3.2.*', '3.1 3.2 3.2.9 3.3', '3.2 3.2.9'],
    ['pypi', '3.2', '3.1 3.2 3.2.9 3.3', '3.2 3.2.9'],
    ['pypi', '>=4,<', '4.0', 'none told'],
    ['gem', '~> 7', '6.9 7.0 8.0', '7.0 8.0'],
    ['gem', '7.1', '7.0 7.1 7.1.1', '7.1'],
    ['gem', '>= 6.1, what', '6.1', 'none told'],
    ['hex', '~> 1.14 or what', '1.14', 'none told'],
    ['hex', '>= 1.14.0 and < 1.16.0', '1.13.9 1.15.1 1.16.0', '1.15.1'],
    ['swift', '1.0.0', '1.0.0', 'none told'],
    ['cargo', '  ', '1.0.0', 'none told'],
  ];
  for (const [ecosystem, text, candidates, expected] of cases) {
    it(`${ecosystem} ${text}`, () => assert.equal(allowed(packageRange(ecosystem, text), candidates), expected));
  }

  it('never throws, and takes nothing long', () => {
    const ecosystems: Ecosystem[] = [
      'npm',
      'cargo',
      'composer',
      'pypi',
      'maven',
      'nuget',
      'gem',
      'hex',
      'golang',
      'docker',
      'swift',
    ];
    const pieces = fc.constantFrom(
      '1',
      '2.3',
      '.',
      '*',
      'x',
      '^',
      '~',
      '>=',
      '<',
      '||',
      ',',
      '-',
      '[',
      ')',
      ' ',
      'v',
      '==',
      '!=',
      '9'.repeat(30),
    );
    fc.assert(
      fc.property(
        fc.constantFrom(...ecosystems),
        fc.oneof(
          fc.string(),
          fc.array(pieces).map((list) => list.join('')),
        ),
        (ecosystem, text) => {
          const range = packageRange(ecosystem, text);
          assert.ok(range === null || Array.isArray(range));
        },
      ),
    );
    for (const ecosystem of ecosystems) assert.equal(packageRange(ecosystem, `1.${'0'.repeat(300)}`), null);
  });
});

describe('each way to write ranges', () => {
  it('takes nothing long', () => {
    const long = `1.${'0'.repeat(300)}`;
    for (const read of [
      npmRange,
      composerRange,
      cargoRange,
      mavenRange,
      nugetRange,
      pep440Range,
      pythonRange,
      rubyRange,
      hexRange,
      numbersOf,
    ])
      assert.equal(read(long), null, read.name);
    assert.equal(mavenRange(`[${long}]`), null);
    assert.equal(runtimeRange('node', long, '.nvmrc'), null);
  });
});

describe('support of a range', () => {
  const line = (
    cycle: string,
    released: string | undefined,
    eol: string | null,
    lts?: string | boolean,
  ): LifecycleCycle => ({
    cycle,
    eol,
    ...(released === undefined ? {} : { released }),
    ...(lts === undefined ? {} : { lts }),
  });
  const product = (...cycles: readonly LifecycleCycle[]): LifecycleProduct => ({
    id: 'x',
    label: 'X',
    source: 'https://example.org',
    asOf: '2026-01-01',
    cycles,
  });
  const lines = product(
    line('5', '2026-12-01', null),
    line('4', '2026-05-01', null),
    line('3', '2025-05-01', '2028-01-01', '2025-10-01'),
    line('2', '2024-05-01', '2027-02-28', true),
    line('1', '2023-05-01', '2026-08-01', false),
    line('next', undefined, null),
  );
  const today = '2026-08-28';

  it('is that of the line with the longest support that the range reaches', () => {
    const of = (text: string): unknown => {
      const support = supportOf(lines, npmRange(text) ?? [], today);
      return support === null ? null : `${support.cycle.cycle} ${support.state}`;
    };
    assert.equal(of('1'), '1 ended');
    assert.equal(of('2'), '2 ending');
    assert.equal(of('1 || 2'), '2 ending');
    assert.equal(of('2 || 3'), '3 supported');
    assert.equal(of('>=1'), '4 supported');
    // Not out yet, or not known at all.
    assert.equal(of('5'), null);
    assert.equal(of('9'), null);
  });

  it('is about to end for six months, counted by the day', () => {
    const state = (eol: string): string => stateOf(line('1', undefined, eol), '2026-08-31');
    assert.deepEqual(['2026-08-30', '2026-08-31', '2027-02-28', '2027-03-01'].map(state), [
      'ended',
      'ending',
      'ending',
      'supported',
    ]);
  });

  it('names the next line and the newest to move to, of those with long-term support where there are any', () => {
    const moves = (text: string, of = lines): string =>
      upgradesFrom(of, npmRange(text) ?? [], '2026-06-01')
        .map(({ cycle }) => cycle)
        .join();
    assert.equal(moves('1'), '2,3');
    assert.equal(moves('2'), '3');
    assert.equal(moves('9'), '');
    assert.equal(
      moves('1', product(line('4', undefined, null), line('3', undefined, null), line('2', undefined, null))),
      '2,4',
    );
    // Of a range that nothing can meet, all are ahead.
    assert.equal(
      upgradesFrom(lines, [], '2026-06-01')
        .map(({ cycle }) => cycle)
        .join(),
      '2,3',
    );
  });
});

describe('runtimeRange', () => {
  const cases: readonly [runtime: string, text: string, format: string, candidates: string, expected: string][] = [
    ['node', '20', '.nvmrc', '19.9.0 20.0.0 20.19.0 21.0.0', '20.0.0 20.19.0'],
    ['node', 'v20.11.1', '.nvmrc', '20.11.0 20.11.1', '20.11.1'],
    ['node', 'lts/iron', '.nvmrc', '18.0.0 20.1.0 22.0.0', '20.1.0'],
    ['node', 'jod-alpine', 'Dockerfile', '20.1.0 22.1.0', '22.1.0'],
    ['node', 'lts/*', '.nvmrc', '20.0.0', 'none told'],
    ['node', '>=18 <21', 'package.json', '17.0.0 18.0.0 20.9.0 21.0.0', '18.0.0 20.9.0'],
    ['python', '3.12', '.python-version', '3.11.9 3.12.0 3.12.7 3.13.0', '3.12.0 3.12.7'],
    ['python', 'python-3.11.4', 'runtime.txt', '3.11.3 3.11.4', '3.11.4'],
    ['python', '>=3.10,<3.13', 'pyproject.toml', '3.9.0 3.10.0 3.12.9 3.13.0', '3.10.0 3.12.9'],
    ['python', '^3.9', 'pyproject.toml', '3.8.0 3.9.0 3.14.0 4.0.0', '3.9.0 3.14.0'],
    ['python', 'pypy3.10', '.python-version', '3.10', 'none told'],
    ['go', '1.22', 'go.mod', '1.21.9 1.22.0 1.27.0', '1.22.0 1.27.0'],
    ['go', '1.22', '.tool-versions', '1.22.5 1.23.0', '1.22.5'],
    ['jvm', '17', 'pom.xml', '11 17 21', '17 21'],
    ['jvm', '1.8', '.java-version', '8 11', '8'],
    ['jvm', 'temurin-21.0.2', '.tool-versions', '17 21.0.2 25', '21.0.2'],
    ['jvm', '21.0.2-tem', '.sdkmanrc', '17 21.0.1', '21.0.1'],
    ['dotnet', 'net8.0;net9.0', 'csproj', '7.0 8.0.1 9.0.2 10.0', '8.0.1 9.0.2'],
    ['dotnet', 'net8.0-windows', 'csproj', '8.0.1 9.0', '8.0.1'],
    ['dotnet', 'netcoreapp3.1', 'csproj', '3.1.4 5.0', '3.1.4'],
    ['dotnet', 'netstandard2.0', 'csproj', '8.0', 'none told'],
    ['dotnet', 'net48', 'csproj', '8.0', 'none told'],
    ['rust', '1.75', 'Cargo.toml', '1.74 1.75.0 1.98.0', '1.75.0 1.98.0'],
    ['rust', '1.75', 'rust-toolchain', '1.75.0 1.76.0', '1.75.0'],
    ['rust', 'stable', 'rust-toolchain', '1.75.0', 'none told'],
    ['php', '^8.1', 'composer.json', '8.0.0 8.1.0 8.5.0 9.0.0', '8.1.0 8.5.0'],
    ['ruby', 'ruby-3.2.2', '.ruby-version', '3.2.1 3.2.2', '3.2.2'],
    ['ruby', '~> 3.2', 'Gemfile', '3.1.0 3.2.0 3.4.0 4.0.0', '3.2.0 3.4.0'],
    ['elixir', '1.15.7-otp-26', '.tool-versions', '1.15.7 1.16.0', '1.15.7'],
    ['node', '${{ inputs.node }}', 'workflow', '20', 'none told'],
    ['elixir', '~> 1.14', 'mix.exs', '1.13.0 1.14.0 1.18.0 2.0.0', '1.14.0 1.18.0'],
    ['dotnet', 'net8.0;;', 'csproj', '8.0', 'none told'],
    ['dotnet', '8.0.100', 'global.json', '8.0.99 8.0.100', '8.0.100'],
    // Nothing is at least what cannot be.
    ['go', '>2 <1', 'go.mod', '0.5 1.5 2.5', ''],
    ['node', ' ', '.nvmrc', '20', 'none told'],
  ];
  for (const [runtime, text, format, candidates, expected] of cases) {
    it(`${runtime} ${text} in ${format}`, () => {
      assert.equal(allowed(runtimeRange(runtime, text, format), candidates), expected);
    });
  }

  it('never throws', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('node', 'python', 'jvm', 'dotnet', 'ruby', 'php', 'go', 'elixir'),
        fc.string(),
        (runtime, text) => {
          runtimeRange(runtime, text, 'any');
        },
      ),
    );
  });
});

describe('hostRuntime', () => {
  it('reads the names that hosts give runtimes', () => {
    const read = (name: string): unknown => {
      const host = hostRuntime(name);
      return host === null ? null : [host.runtime, host.range[0]?.low.join('.')];
    };
    assert.deepEqual(
      ['nodejs20.x', 'nodejs20', 'python3.12', 'python312', 'java8.al2', 'java21', 'dotnet8', 'ruby3.3', 'php82'].map(
        read,
      ),
      [
        ['node', '20'],
        ['node', '20'],
        ['python', '3.12'],
        ['python', '3.12'],
        ['jvm', '8'],
        ['jvm', '21'],
        ['dotnet', '8'],
        ['ruby', '3.3'],
        ['php', '8.2'],
      ],
    );
    assert.deepEqual(['provided.al2023', 'go1.x', 'python3', 'edge', '@vercel/node@3'].map(read), [
      null,
      null,
      null,
      null,
      null,
    ]);
  });
});

describe('rewriteVersion', () => {
  const node = { cycle: '22', eol: null, latest: '22.11.0' };
  const python = { cycle: '3.13', eol: null, latest: '3.13.2' };
  it('keeps the style of the text', () => {
    const cases: readonly [string, string | null][] = [
      ['18', '22'],
      ['v18.12.1', 'v22.11.0'],
      ['^18.12.0', '^22.11.0'],
      ['>=18', '>=22'],
      ['18.x', '22.x'],
      ['18-alpine', '22-alpine'],
      ['18-alpine3.18', null],
      ['>=18 <20', null],
      ['<20', null],
      ['^16 || ^18', null],
      ['lts/iron', null],
      ['22', null],
    ];
    for (const [text, expected] of cases) assert.equal(rewriteVersion(text, node), expected, text);
    assert.equal(rewriteVersion('3.9', python), '3.13');
    assert.equal(rewriteVersion('3.9.1-slim', python), '3.13.2-slim');
    assert.equal(rewriteVersion('3', python), null);
    assert.equal(rewriteVersion('net6.0', { cycle: '8', eol: null, latest: '8.0.30' }), 'net8.0');
    assert.equal(rewriteVersion('1.8', { cycle: '21', eol: null, latest: '21.0.12' }), '21');
    assert.equal(rewriteVersion('18.12.1', { cycle: '22', eol: null }), null);
  });
});

describe('version ranges', () => {
  const version = fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 1, maxLength: 3 });
  const range = fc
    .array(fc.tuple(version, fc.option(version)), { maxLength: 3 })
    .map((pairs) =>
      pairs
        .map(([low, high]): VersionRange =>
          high === null ? [{ low, high }] : intersect([{ low, high: null }], complement([{ low: high, high: null }])),
        )
        .reduce(union, []),
    );

  it('obey the laws of sets', () => {
    fc.assert(
      fc.property(range, range, version, (a, b, point) => {
        assert.equal(contains(intersect(a, b), point), contains(a, point) && contains(b, point));
        assert.equal(contains(union(a, b), point), contains(a, point) || contains(b, point));
        assert.equal(contains(complement(a), point), !contains(a, point));
        assert.equal(overlaps(a, b), overlaps(b, a));
        assert.equal(contains(complement(complement(a)), point), contains(a, point));
      }),
      { numRuns: 500 },
    );
  });

  it('know a prefix from a number', () => {
    assert.equal(allowed(startingWith([3, 1]), '3.1.0 3.1.9 3.10.0 3.2'), '3.1.0 3.1.9');
    assert.equal(allowed(ANY, '0.0.0 99.9'), '0.0.0 99.9');
  });
});
