import assert from 'node:assert/strict';
import { hoverText } from '../../src/host/languages/hovers.ts';

describe('hover text', () => {
  const hover = (
    title: string,
    lines: readonly string[] = [],
    links: readonly { label: string; url: string }[] = [],
  ): string => hoverText({ startOffset: 0, endOffset: 1, title, lines, links, subject: null }, 'file:///w').value;

  it('links only our two commands, with arguments that we made', () => {
    const text = hover('Fastify');
    const targets = [...text.matchAll(/\]\(([^)]*)\)/g)].map(([, target]) => target);
    assert.deepEqual(
      targets.map((target) => target?.split('?')[0]),
      ['command:stackAdvisor.recommend', 'command:stackAdvisor.compareOptions'],
    );
    assert.deepEqual(JSON.parse(decodeURIComponent(targets[0]?.split('?')[1] ?? '')), [{ folder: 'file:///w' }]);
  });

  it('text of the workspace cannot become a link, a picture or markup', () => {
    const evil = '[x](command:workbench.action.terminal.new) ![i](https://x.example/b.png) <b>';
    const text = hover(evil, [evil]);
    assert.doesNotMatch(text, /[^\\]\]\(command:workbench/);
    assert.doesNotMatch(text, /(^|[^\\])!\[/);
  });

  it('sources are linked only at plain https addresses', () => {
    const text = hover(
      'x',
      [],
      [
        { label: 'good', url: 'https://example.org/a' },
        { label: 'bad', url: 'http://example.org' },
        { label: 'worse', url: 'https://example.org/) [y](command:z' },
        { label: 'worst', url: 'command:stackAdvisor.recommend' },
      ],
    );
    assert.match(text, /\[good\]\(https:\/\/example\.org\/a\)/);
    assert.doesNotMatch(text, /bad|wors/);
  });

  it('trusts only the commands that it links', () => {
    const made = hoverText({ startOffset: 0, endOffset: 1, title: 'x', lines: [], links: [], subject: null }, 'f');
    assert.deepEqual(made.isTrusted, { enabledCommands: ['stackAdvisor.recommend', 'stackAdvisor.compareOptions'] });
    assert.equal(made.supportHtml, false);
  });
});
