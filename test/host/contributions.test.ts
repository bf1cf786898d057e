import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ALL_COMMANDS } from '../../src/host/commands/all.ts';
import {
  CHAT_PARTICIPANT,
  COMMANDS,
  CONTEXT_KEYS,
  MCP_PROVIDER,
  PANEL_TYPE,
  SETTINGS,
  TOOLS,
  VIEW_CONTAINER,
  VIEWS,
} from '../../src/host/ids.ts';
import { ROOT } from '../support/paths.ts';

interface Manifest {
  readonly activationEvents: readonly string[];
  readonly icon: string;
  readonly contributes: {
    readonly commands: readonly { readonly command: string; readonly category: string }[];
    readonly menus: Readonly<Record<string, readonly { readonly command: string; readonly when?: string }[]>>;
    readonly views: Readonly<Record<string, readonly { readonly id: string }[]>>;
    readonly viewsContainers: { readonly activitybar: readonly { readonly id: string; readonly icon: string }[] };
    readonly viewsWelcome: readonly { readonly view: string; readonly contents: string; readonly when: string }[];
    readonly configuration: {
      readonly properties: Readonly<Record<string, { readonly scope?: string; readonly markdownDescription?: string }>>;
    };
    readonly languageModelTools: readonly { readonly name: string }[];
    readonly chatParticipants: readonly { readonly id: string }[];
    readonly mcpServerDefinitionProviders: readonly { readonly id: string }[];
    readonly walkthroughs: readonly { readonly steps: readonly { readonly media: { readonly svg: string } }[] }[];
  };
}

const text = readFileSync(join(ROOT, 'package.json'), 'utf8');
const manifest = JSON.parse(text) as Manifest;
const { contributes } = manifest;
const sorted = (values: readonly string[]): string[] => [...values].sort();

describe('the manifest and the code name the same ids', () => {
  it('commands are contributed, implemented, and share a category', () => {
    assert.deepEqual(sorted(contributes.commands.map(({ command }) => command)), sorted(Object.values(COMMANDS)));
    assert.deepEqual(sorted(ALL_COMMANDS.map(({ id }) => id)), sorted(Object.values(COMMANDS)));
    assert.deepEqual([...new Set(contributes.commands.map(({ category }) => category))], ['Stack Advisor']);
  });

  it('menus only name commands that exist', () => {
    const known = new Set<string>(Object.values(COMMANDS));
    for (const [menu, items] of Object.entries(contributes.menus)) {
      for (const { command } of items) assert.ok(known.has(command), `${menu}: ${command}`);
    }
  });

  it('views, container, settings, panel, agents', () => {
    assert.deepEqual(
      sorted((contributes.views[VIEW_CONTAINER] ?? []).map(({ id }) => id)),
      sorted(Object.values(VIEWS)),
    );
    assert.deepEqual(
      contributes.viewsContainers.activitybar.map(({ id }) => id),
      [VIEW_CONTAINER],
    );
    assert.deepEqual(sorted(Object.keys(contributes.configuration.properties)), sorted(Object.values(SETTINGS)));
    assert.ok(manifest.activationEvents.includes(`onWebviewPanel:${PANEL_TYPE}`));
    assert.deepEqual(sorted(contributes.languageModelTools.map(({ name }) => name)), sorted(Object.values(TOOLS)));
    assert.deepEqual(
      contributes.chatParticipants.map(({ id }) => id),
      [CHAT_PARTICIPANT],
    );
    assert.deepEqual(
      contributes.mcpServerDefinitionProviders.map(({ id }) => id),
      [MCP_PROVIDER],
    );
  });

  it('when clauses use context keys that are set', () => {
    const clauses = [...Object.values(contributes.menus).flat(), ...contributes.viewsWelcome].map(
      ({ when }) => when ?? '',
    );
    const own = new Set([...clauses.join(' ').matchAll(/stackAdvisor\.\w+/g)].map(([key]) => key));
    const known = new Set<string>([...Object.values(CONTEXT_KEYS), ...Object.values(VIEWS)]);
    for (const key of own) assert.ok(known.has(key), key);
  });

  it('welcome views only link commands that exist', () => {
    const nls = JSON.parse(readFileSync(join(ROOT, 'package.nls.json'), 'utf8')) as Record<string, string>;
    const links = [
      ...Object.values(nls)
        .join('\n')
        .matchAll(/\(command:([\w.]+)\)/g),
    ].map(([, command]) => command ?? '');
    assert.ok(links.length >= 4);
    for (const link of links) {
      const isOurs = Object.values<string>(COMMANDS).includes(link) || link === `${VIEWS.currentStack}.focus`;
      assert.ok(isOurs || link === 'vscode.openFolder', link);
    }
  });
});

describe('the manifest is complete', () => {
  it('every placeholder has its text, in every language, and every text is used', () => {
    const used = new Set([...text.matchAll(/"%([\w.]+)%"/g)].map(([, key]) => key));
    const files = readdirSync(ROOT).filter((name) => /^package\.nls(\.[a-z-]+)?\.json$/.test(name));
    assert.ok(files.length >= 2, 'English and one translation');
    for (const file of files) {
      const keys = Object.keys(JSON.parse(readFileSync(join(ROOT, file), 'utf8')) as object);
      assert.deepEqual(sorted(keys), sorted([...used].filter((key) => key !== undefined)), file);
    }
  });

  it('every setting has a description and a scope', () => {
    for (const [name, setting] of Object.entries(contributes.configuration.properties)) {
      assert.equal(setting.scope, 'resource', name);
      assert.match(setting.markdownDescription ?? '', /^%setting\./, name);
    }
  });

  it('every picture is there', () => {
    const pictures = [
      manifest.icon,
      contributes.viewsContainers.activitybar[0]?.icon ?? '',
      ...contributes.walkthroughs.flatMap(({ steps }) => steps.map(({ media }) => media.svg)),
    ];
    for (const picture of pictures) assert.ok(existsSync(join(ROOT, picture)), picture);
  });

  it('activates on nothing that would start a search', () => {
    for (const event of manifest.activationEvents) assert.match(event, /^(onLanguage|onWebviewPanel):/);
  });
});
