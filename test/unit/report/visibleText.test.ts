import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { visibleLines, visibleText } from '../../../src/core/model/visibleText.ts';
import { escapeMarkdown } from '../../../src/core/report/markdownText.ts';
import { renderSarif } from '../../../src/core/report/sarif.ts';
import { sayIn } from '../../../src/core/report/say.ts';
import { appendPlain, withoutIcons } from '../../../src/host/plainText.ts';

describe('text of a workspace', () => {
  it('shows what would act unseen, half characters too', () => {
    assert.equal(visibleText('a\u202Eb\u200B\u001b[31m\ud800'), 'a\\u{202e}b\\u{200b}\\u{1b}[31m\uFFFD');
    assert.equal(visibleText('über \u{1F600}'), 'über \u{1F600}');
    assert.equal(visibleText('a\nb'), 'a\\u{a}b');
    assert.equal(visibleLines('a\nb\rc'), 'a\nb\\u{d}c');
  });

  it('is shown so in every sentence', () => {
    const said = sayIn({ x: 'Unknown: {name}' })({ code: 'x', args: { name: 'a\u202Eb' } });
    assert.equal(said, 'Unknown: a\\u{202e}b');
  });

  it('in the editor’s Markdown is no markup, no link, no address and no control', () => {
    const evil = '[x](command:y) https://evil.invalid www.evil.invalid a@evil.invalid <img src=x> \u202Ex';
    const { value } = appendPlain(new vscode.MarkdownString('**'), evil);
    assert.ok(value.startsWith('**'));
    assert.doesNotMatch(value, /(?<!\\)\]|https:|www\.|@|\u202E/);
    assert.match(value, /https&#58;\/\//);
  });

  it('in Markdown of ours holds no tag, be it an escaped one, and acts nowhere', () => {
    assert.equal(escapeMarkdown('<img src=x> & [x](command:y)'), '&lt;img src=x\\> &amp; \\[x\\](command\\:y)');
    assert.equal(escapeMarkdown('# a'), '\\# a');
    assert.equal(escapeMarkdown('  1. a'), '  1\\. a');
  });

  it('draws no icons', () => assert.equal(withoutIcons('node $(flame)'), 'node $ (flame)'));

  it('makes an address of every path, half characters too', () => {
    const place = { line: 1, column: 1, endLine: 1, endColumn: 2 };
    const problem = { file: 'a\ud800/ü b.json', severity: 'warning' as const, code: 'syntax', message: 'm', ...place };
    assert.match(renderSarif([problem], '1'), /"uri": "a%EF%BF%BD\/%C3%BC%20b\.json"/);
  });
});
