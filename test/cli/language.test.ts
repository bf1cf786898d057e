import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { languageOf } from '../../src/cli/say.ts';
import { runCli, SHOP } from './runCli.ts';

const GERMAN = { LC_ALL: 'de_DE.UTF-8' };

describe('the language of the command line', () => {
  it('is that of --locale, else of LC_ALL, LC_MESSAGES and LANG, else English', () => {
    assert.equal(languageOf(['advise', '--locale', 'de'], { LANG: 'fr_FR' }), 'de');
    assert.equal(languageOf(['advise', '--locale=de'], {}), 'de');
    assert.equal(languageOf(['advise'], { LC_ALL: '', LC_MESSAGES: 'de_AT', LANG: 'fr_FR' }), 'de_AT');
    assert.equal(languageOf(['advise'], { LANG: 'fr_FR' }), 'fr_FR');
    assert.equal(languageOf(['advise'], {}), 'en');
  });

  it('is English on every machine for what programs read', () => {
    for (const args of [['advise', '--json'], ['check', '--sarif'], ['inspect', '--batch=-'], ['mcp']])
      assert.equal(languageOf([...args, '--locale', 'de'], GERMAN), 'en', args.join(' '));
    assert.equal(runCli(['advise', SHOP, '--json'], '', GERMAN).stdout, runCli(['advise', SHOP, '--json']).stdout);
    assert.equal(runCli(['check', SHOP, '--sarif'], '', GERMAN).stdout, runCli(['check', SHOP, '--sarif']).stdout);
  });

  it('reaches advice, reports, explanations, help and mistakes', () => {
    assert.match(
      runCli(['advise', SHOP], '', GERMAN).stdout,
      /^TypeScript behalten[^]*\nSicherheit: (klar|wahrscheinlich)\./,
    );
    assert.match(runCli(['advise', SHOP, '--markdown'], '', GERMAN).stdout, /\n## Warum TypeScript\n/);
    assert.match(runCli(['check', SHOP], '', GERMAN).stdout, /Der Support für Python 3\.10 endete am 31\.10\.2026/);
    assert.match(runCli(['explain', 'fastify', '--locale', 'de-AT']).stdout, /Schnelles Schema-First-Webframework/);
    assert.match(runCli(['--help', '--locale=de']).stdout, /^stack-advisor: Welcher Backend-Stack passt/);
    assert.match(runCli(['advise', '/no/such'], '', GERMAN).stderr, /kein solcher Ordner/);
  });

  it('is English where there is no translation, or no language', () => {
    for (const LC_ALL of ['fr_FR.UTF-8', 'C', 'POSIX', '../../de', 'nonsense!'])
      assert.match(runCli(['--help'], '', { LC_ALL }).stdout, /^stack-advisor: which backend stack fits/, LC_ALL);
  });
});
