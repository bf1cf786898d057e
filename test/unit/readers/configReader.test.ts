import assert from 'node:assert/strict';
import { readFacts } from '../../support/readFacts.ts';

describe('configuration files', () => {
  it('keeps scalars under dotted keys, elements of lists under that of the list', () => {
    const { settings, manifest } = readFacts(
      'wrangler.jsonc',
      '{ // c\n "name": "edge", "d1_databases": [{ "binding": "DB" }], }',
    );
    assert.equal(manifest.name, 'edge');
    assert.equal(settings.get('d1_databases.binding'), 'DB');
  });

  it('reads the same format in JSON and TOML alike', () => {
    const json = readFacts('railway.json', '{ "build": { "builder": "NIXPACKS" } }');
    const toml = readFacts('railway.toml', '[build]\nbuilder = "NIXPACKS"\n');
    assert.deepEqual([...json.settings], [...toml.settings]);
    assert.equal(json.settings.get('build.builder'), 'NIXPACKS');
  });

  it('keeps what a format is told to keep, and points to other folders', () => {
    const tsconfig = readFacts(
      'a/tsconfig.build.json',
      '{ "compilerOptions": { "jsx": "react-jsx", "paths": { "x": ["y"] } }, "references": [{ "path": "../b" }] }',
    );
    assert.equal(tsconfig.settings.get('compilerOptions.jsx'), 'react-jsx');
    assert.equal(tsconfig.settings.has('compilerOptions.paths.x'), false);
    assert.deepEqual(tsconfig.references, ['project ../b']);
    assert.deepEqual(readFacts('lerna.json', '{ "packages": ["p/*"] }').references, ['workspace p/*']);
    assert.deepEqual(readFacts('rush.json', '{ "projects": [{ "projectFolder": "apps/a" }] }').references, [
      'workspace apps/a',
    ]);
    assert.deepEqual(readFacts('angular.json', '{ "projects": { "web": { "root": "apps/web" } } }').references, [
      'workspace apps/web',
    ]);
    assert.deepEqual(
      readFacts('.devcontainer/devcontainer.json', '{ "dockerComposeFile": ["../compose.yml"] }').references,
      ['include ../compose.yml'],
    );
  });

  it('shows no secrets', () => {
    const { settings } = readFacts(
      'appsettings.Production.json',
      '{ "Db": { "Url": "postgres://u:p@h/d", "Password": "p" }, "Main": "Server=x;Password=p;Database=d" }',
    );
    assert.equal(settings.get('Db.Url'), 'postgres://***@h/d');
    assert.equal(settings.get('Db.Password'), '***');
    assert.equal(settings.get('Main'), 'Server=x;Password=***;Database=d');
  });

  it('takes an empty file for one without settings', () => {
    const { manifest } = readFacts('tsconfig.json', '\n');
    assert.deepEqual(manifest.items, []);
    assert.deepEqual(manifest.problems, []);
  });

  it('notes that a file is there where only that counts', () => {
    assert.equal(readFacts('sst.config.ts', 'export default {}').settings.get('file'), 'sst.config.ts');
  });
});
