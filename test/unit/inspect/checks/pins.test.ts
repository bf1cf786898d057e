import assert from 'node:assert/strict';
import { pinsOf, productOfRuntime } from '../../../../src/core/inspect/checks/pins.ts';
import { makeCatalogue } from '../../../support/makeCatalogue.ts';
import { type MadeItem, makeManifest } from '../../../support/makeManifest.ts';

const catalogue = makeCatalogue();
const WORKFLOW = '.github/workflows/ci.yml';

/** `kind runtime text`, with `?` where the text names no version that can be told. */
function pins(path: string, items: readonly MadeItem[], format = path.slice(path.lastIndexOf('/') + 1)): string[] {
  return pinsOf(makeManifest(path, format, [...items]), catalogue).map(
    ({ kind, runtime, text, range }) => `${kind} ${runtime} ${text}${range === null ? ' ?' : ''}`,
  );
}

describe('places that pin a runtime', () => {
  const cases: readonly (readonly [string, readonly string[], readonly string[]])[] = [
    ['a file', pins('.nvmrc', [{ runtime: 'node', version: '22' }]), ['file node 22']],
    ['a file without a version', pins('.tool-versions', [{ runtime: 'node', version: null }]), []],
    [
      'what sets up a pipeline, each entry of a matrix once',
      pins(WORKFLOW, [
        { key: 'jobs.a.strategy.matrix.node', value: '20' },
        { key: 'jobs.a.strategy.matrix.node', value: '22' },
        { key: 'jobs.a.steps.with.node-version', value: '${{ matrix.node }}' },
        { key: 'jobs.b.steps.with.node-version', value: '${{ matrix.node }}' },
        { key: 'jobs.c.steps.with.java-version', value: '${{ matrix.nobody }}' },
        { key: 'jobs.c.steps.with.other', value: '3' },
      ]),
      ['ci node 20', 'ci node 22', 'ci jvm ${{ matrix.nobody }} ?'],
    ],
    [
      'the tools that build in a pipeline',
      pins(WORKFLOW, [
        { key: 'jobs.a.steps.with.dotnet-version', value: '8.0.x' },
        { ecosystem: 'docker', name: 'node', version: '22-alpine' },
      ]),
      ['sdk dotnet 8.0.x', 'ci node 22-alpine'],
    ],
    [
      'the base of an image, by tags that are versions, or code names',
      pins('Dockerfile', [
        { ecosystem: 'docker', name: 'docker.io/library/node', version: 'jod' },
        { ecosystem: 'docker', name: 'node', version: 'latest' },
        { ecosystem: 'docker', name: 'python', version: 'latest' },
        { ecosystem: 'docker', name: 'mcr.microsoft.com/dotnet/sdk', version: '8.0' },
        { ecosystem: 'docker', name: 'mcr.microsoft.com/dotnet/aspnet', version: '8.0' },
        { ecosystem: 'docker', name: 'bellsoft/liberica-openjdk-debian', version: '21-jre' },
        { ecosystem: 'docker', name: 'postgres', version: '18' },
        { ecosystem: 'docker', name: 'node', version: null },
        { ecosystem: 'npm', name: 'node', version: '22' },
        { runtime: 'node', version: '22' },
      ]),
      [
        'image node jod',
        'image node latest ?',
        'image python latest ?',
        'sdk dotnet 8.0',
        'image dotnet 8.0',
        'image jvm 21-jre',
      ],
    ],
    [
      'the tools of .NET, unless any later ones will do',
      pins('global.json', [{ runtime: 'dotnet', version: '8.0.100' }]),
      ['sdk dotnet 8.0.100'],
    ],
    [
      'the tools of .NET, where any later ones will do',
      pins('global.json', [
        { runtime: 'dotnet', version: '8.0.100' },
        { key: 'sdk.rollForward', value: 'latestMajor' },
      ]),
      ['sdk dotnet 8.0.100 ?'],
    ],
  ];
  for (const [what, actual, expected] of cases) it(what, () => assert.deepEqual(actual, expected));

  it('have support dates where the knowledge has some', () => {
    assert.equal(productOfRuntime(catalogue, 'node')?.id, 'nodejs');
    assert.equal(productOfRuntime(catalogue, 'bun'), null);
    assert.equal(productOfRuntime(catalogue, 'cobol'), null);
    assert.equal(productOfRuntime({ ...catalogue, lifecycle: new Map() }, 'node'), null);
  });
});
