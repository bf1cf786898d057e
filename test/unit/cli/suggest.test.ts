import assert from 'node:assert/strict';
import { similarNames } from '../../../src/cli/suggest.ts';

const KNOWN = ['fastify', 'spring-boot', 'net/http', 'postgresql', 'go', 'gin', 'aws-lambda'];

describe('names that may have been meant', () => {
  it('are near in letters, or alike but for their punctuation', () => {
    assert.deepEqual(similarNames('fastfy', KNOWN), ['fastify']);
    assert.deepEqual(similarNames('Spring Boot', KNOWN), ['spring-boot']);
    assert.deepEqual(similarNames('nethttp', KNOWN), ['net/http']);
    assert.deepEqual(similarNames('lambda', KNOWN), ['aws-lambda']);
    assert.deepEqual(similarNames('gni', KNOWN), ['gin']);
  });

  it('are none where nothing is near', () => {
    assert.deepEqual(similarNames('no-such-thing', KNOWN), []);
    assert.deepEqual(similarNames('', KNOWN), []);
    assert.deepEqual(similarNames('x'.repeat(5000), KNOWN), []);
  });
});
