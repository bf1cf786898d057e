import assert from 'node:assert/strict';
import type { HoverContext } from '../../../src/core/explain/hoverContext.ts';
import { runtimeHover } from '../../../src/core/explain/runtimeHover.ts';
import type { Pin } from '../../../src/core/inspect/checks/pins.ts';
import { runtimeRange } from '../../../src/core/inspect/versions/runtimeRange.ts';
import type { AdviceKnowledge } from '../../../src/core/model/adviceKnowledge.ts';
import type { Catalogue } from '../../../src/core/model/catalogue.ts';
import type { LifecycleCycle } from '../../../src/core/model/lifecycle.ts';
import type { Recommendation } from '../../../src/core/model/recommendation.ts';
import { CANDIDATE_IDS } from '../../../src/core/model/vocabulary.ts';
import { sayIn } from '../../../src/core/report/say.ts';
import { makeCatalogue } from '../../support/makeCatalogue.ts';

const catalogue = makeCatalogue({
  candidates: Object.fromEntries(CANDIDATE_IDS.map((id) => [id, { label: id, aliases: [] }])),
} as unknown as AdviceKnowledge);

/** The lines of a hover on a version; null where there is none. */
function lines(
  runtime: string,
  version: string,
  of: Catalogue = catalogue,
  today = '2026-08-20',
): readonly string[] | null {
  const pin = { runtime, text: version, range: runtimeRange(runtime, version, '') } as Pin;
  const recommendation = { current: null, options: [] } as unknown as Recommendation;
  const context = { catalogue: of, today, say: sayIn(), recommendation } as unknown as HoverContext;
  return runtimeHover(pin, context)?.lines ?? null;
}

/** The catalogue with other release lines of one product. */
function withCycles(id: string, ...cycles: readonly LifecycleCycle[]): Catalogue {
  const product = catalogue.lifecycle.get(id);
  assert.ok(product);
  return { ...catalogue, lifecycle: new Map([...catalogue.lifecycle, [id, { ...product, cycles }]]) };
}

describe('hover on a version of a runtime', () => {
  it('is none where nothing is known of the runtime, or nothing of the version', () => {
    assert.equal(lines('cobol', '85'), null);
    assert.equal(lines('go', 'weekly'), null);
    // Its summary alone is no news of the version.
    const bare = { ...catalogue, lifecycle: new Map(), evidence: new Map() };
    assert.equal(lines('node', '22', bare), null);
  });

  it('says what is known of the release where some of it is not', () => {
    const of = (cycle: LifecycleCycle): string | undefined => lines('node', '30', withCycles('nodejs', cycle))?.[0];
    assert.equal(of({ cycle: '30', eol: null }), 'Release line 30');
    assert.equal(of({ cycle: '30', released: '2026-05-01', eol: null }), 'Release line 30, out since 2026-05-01');
    assert.equal(
      of({ cycle: '30', released: '2026-05-01', eol: null, lts: '2026-10-01' }),
      'Release line 30, out since 2026-05-01, long-term support from 2026-10-01',
    );
    assert.equal(
      of({ cycle: '30', released: '2026-05-01', eol: null, lts: true, latest: '30.1' }),
      'Release line 30, out since 2026-05-01; newest 30.1',
    );
  });

  it('says until when a host runs it, where the host says so', () => {
    const hosts = withCycles(
      'aws-lambda',
      { cycle: 'python3.14', eol: null },
      { cycle: 'python3.13', eol: '2029-06-30' },
    );
    assert.ok(lines('python', '3.14', hosts)?.includes('AWS Lambda runs it as python3.14'));
    assert.ok(lines('python', '3.13', hosts)?.includes('AWS Lambda runs it as python3.13 until 2029-06-30'));
  });

  it('says that a host does not run what is older than all it has had, and nothing of what is newer', () => {
    assert.ok(lines('python', '3.7')?.some((line) => /^AWS Lambda .*python3\.13/.test(line)));
    assert.ok(lines('python', '3.14')?.every((line) => !line.startsWith('AWS Lambda')));
    // Of a runtime that the host does not provide by itself, nothing.
    assert.ok(lines('go', '1.26')?.every((line) => !line.startsWith('AWS Lambda')));
    const gone = withCycles('aws-lambda', { cycle: 'python3.13', eol: '2025-01-01' });
    assert.ok(lines('python', '3.13', gone)?.every((line) => !line.startsWith('AWS Lambda')));
  });

  it('names a host by its id where it has no other name', () => {
    const technologies = new Map([...catalogue.technologies].filter(([id]) => id !== 'aws-lambda' && id !== 'render'));
    const shown = lines('node', '22', { ...catalogue, technologies });
    assert.ok(shown !== null);
    assert.ok(shown.includes('aws-lambda runs it as nodejs22.x until 2027-04-30'));
    assert.ok(shown.some((line) => /without a container on render$/.test(line)));
  });
});
