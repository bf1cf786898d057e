/**
 * Publishes the packed extension with Open VSX's own client to a registry on this machine, which keeps nothing: whether
 * the client has anything against the package, and whether what arrives is the file that was packed.
 * `npm run check:ovsx` packs first.
 */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { OUT, ROOT } from '../../support/paths.ts';
import { installPinned } from '../../support/pinnedPackages.ts';

const VSIX = join(OUT, 'stack-advisor.vsix');
const manifest = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as Record<string, unknown>;
const packages = join(installPinned('test/package/ovsx/package.json', 'ovsx'), 'node_modules/ovsx');

const received: Buffer[] = [];
async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  if (request.method === 'POST') received.push(Buffer.concat(parts));
  const { publisher, name, version } = manifest;
  response.setHeader('content-type', 'application/json');
  response.end(JSON.stringify({ namespace: publisher, name, version, targetPlatform: 'universal' }));
}

/** Runs the client; not synchronously, since the registry answers from this process. */
function publish(address: string): Promise<{ readonly code: number | null; readonly said: string }> {
  const args = [join(packages, 'bin/ovsx'), 'publish', VSIX, '--registryUrl', address, '--pat', 'none'];
  return new Promise((resolve, reject) => {
    const client = spawn(process.execPath, args, { cwd: ROOT, env: { ...process.env, CI: 'true' } });
    let said = '';
    const listen = (text: Buffer): void => void (said += text.toString());
    client.stdout.on('data', listen);
    client.stderr.on('data', listen);
    client.on('error', reject);
    client.on('close', (code) => resolve({ code, said }));
  });
}

const registry = createServer((request, response) => void answer(request, response));
await new Promise<void>((resolve) => registry.listen(0, '127.0.0.1', resolve));
try {
  const { port } = registry.address() as AddressInfo;
  const { code, said } = await publish(`http://127.0.0.1:${port}`);
  process.stdout.write(said);
  assert.equal(code, 0, said);
  assert.match(said, /Published stack-advisor\.stack-advisor v/);
  assert.doesNotMatch(said, /warn|error|!!|✖|❌/i);
  assert.equal(received.length, 1);
  assert.ok(received[0]?.equals(readFileSync(VSIX)), 'the file that was packed');

  // What it asks before it packs a folder itself.
  const { isLicenseOk } = (await import(join(packages, 'lib/check-license.js'))) as {
    readonly isLicenseOk: (folder: string) => Promise<boolean>;
  };
  assert.ok(await isLicenseOk(ROOT), 'a licence that Open VSX takes');
  process.stdout.write('Open VSX’s client has nothing against the package.\n');
} finally {
  registry.close();
}
