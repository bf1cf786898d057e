import * as assert from 'assert';
import * as vscode from 'vscode';
import { hoverText } from '../support.ts';
import { sameJsonAsCommandLine } from './shopAgents.ts';

/** What people and programs are told in an editor that speaks German. */
export function germanSuite(): void {
  describe('in a German editor', () => {
    it('people are told in German', async () => {
      assert.equal(vscode.env.language, 'de');
      assert.match(await hoverText('services/billing/pom.xml', 'spring-boot-starter-web'), /Empfehlung öffnen/);
    });

    it('tools for language models give the same JSON as the command line', sameJsonAsCommandLine);
  });
}
