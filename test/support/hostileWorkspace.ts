import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { CANARY, EVIL_NAMES, SECRET } from './hostileMarks.ts';

const CREDENTIALS = `https://user:${SECRET}@host.invalid`;
const POM = (inner: string, doctype = ''): string =>
  `<?xml version="1.0"?>\n${doctype}<project>\n  <groupId>g</groupId><artifactId>a</artifactId><version>1</version>\n${inner}\n</project>\n`;
const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

/** Path → text. Each file is hostile in its own way, beside something that must be found all the same. */
const FILES: Readonly<Record<string, string>> = {
  'ok/package.json': json({ name: 'ok', dependencies: { koa: '^2.15.0' } }),
  'names/package.json': json({
    name: EVIL_NAMES[0],
    dependencies: { ...Object.fromEntries(EVIL_NAMES.map((name) => [name, name])), express: '^4.0.0' },
    engines: { node: EVIL_NAMES[1] },
  }),
  // Folders with names that act. No slash, no character that a disk may not take.
  '[x](command:evil)/package.json': json({ name: 'a', dependencies: { express: '^4.0.0' } }),
  '\u202Egpj.exe/package.json': json({ name: '\u202Eb', dependencies: { express: '^4.0.0' } }),
  '$(flame)/package.json': json({ name: '$(flame)', dependencies: { express: '^4.0.0' } }),
  'proto/package.json':
    '{"__proto__": {"polluted": "yes"}, "constructor": {"prototype": {"polluted": "yes"}}, "dependencies": {"__proto__": {"x": 1}, "fastify": "^5.0.0"}}\n',
  'deep/package.json': `{"dependencies":{"hapi":"^18.0.0"},"x":${'{"a":'.repeat(100_000)}`,
  'typed/package.json': '{\n  "dependencies": {\n    "left-pad": "^1.3.0",\n    "rea\n    "vue": "^3.0.0"\n  }\n}\n',
  'secrets/package.json': json({
    dependencies: { a: `git+${CREDENTIALS}/a.git`, [`${CREDENTIALS}/b`]: '1', 'left-pad': CREDENTIALS },
    engines: { node: CREDENTIALS },
  }),
  'xml/pom.xml': POM(
    '  <dependencies><dependency><groupId>org.springframework.boot</groupId><artifactId>spring-boot-starter-web</artifactId><version>&lol9;</version></dependency></dependencies>',
    `<!DOCTYPE project SYSTEM "http://127.0.0.1:9/evil.dtd" [\n<!ENTITY lol "lol">\n${Array.from({ length: 9 }, (_, i) => `<!ENTITY lol${i + 1} "${`&lol${i || ''};`.repeat(10)}">`).join('\n')}\n<!ENTITY x SYSTEM "file:///etc/passwd">]>\n`,
  ),
  'ring/pom.xml': POM(
    '  <parent><groupId>g</groupId><artifactId>a</artifactId><relativePath>pom.xml</relativePath></parent>',
  ),
  'leaves/pom.xml': POM(
    '  <parent><groupId>g</groupId><artifactId>p</artifactId><relativePath>../../outside/pom.xml</relativePath></parent>',
  ),
  'yaml/docker-compose.yml': `x-a: &a [${'1,'.repeat(50)}]\n${Array.from({ length: 30 }, (_, i) => `x-${i}: &b${i} [${(i === 0 ? '*a,' : `*b${i - 1},`).repeat(10)}]`).join('\n')}\nservices:\n  db:\n    image: postgres:17\n    environment:\n      POSTGRES_PASSWORD: ${SECRET}\n      DATABASE_URL: postgres://app:${SECRET}@db/app\n`,
  'variables/compose.yaml': 'services:\n  api:\n    image: $NOBODY_SET_THIS\n',
  'python/requirements.txt': `--index-url ${CREDENTIALS}/simple\n-r ../../outside/requirements.txt\n-r /etc/passwd\n-r requirements.txt\n-r other.txt\n-r pipe.txt\nflask==3.0.0\n`,
  'python/other.txt': '-r requirements.txt\n',
  'toml/Cargo.toml': `[dependencies]\naxum = "0.7"\n[package.metadata]\nx = ${'['.repeat(50_000)}\n`,
  'go/go.mod': 'module example.com/x\n\ngo 1.24\n\nrequire (\n\tgithub.com/gin-gonic/gin v1.10.0\n',
  'long/requirements.txt': `django==5.0\n${'a'.repeat(1_000_000)}==1\nrequests==2.0\n`,
  'globs/pnpm-workspace.yaml': `packages:\n  - 'apps/*'\n  - '${'{a,b}'.repeat(30)}'\n`,
  'code/build.gradle':
    'Runtime.getRuntime().exec("touch EXECUTED")\ndependencies { implementation "io.ktor:ktor-server-core:3.0.0" }\n',
  'code/setup.py': 'import os\nos.system("touch EXECUTED")\n',
};

/**
 * Writes a hostile workspace; what lies beside it in `outside` must never be read.
 * @param root Made anew. Its parent must be the caller's own.
 */
export function writeHostileWorkspace(root: string): void {
  rmSync(root, { recursive: true, force: true });
  for (const [path, text] of Object.entries(FILES)) write(join(root, path), text);
  const outside = join(dirname(root), 'outside');
  rmSync(outside, { recursive: true, force: true });
  write(join(outside, 'requirements.txt'), `${CANARY}==1.0\n`);
  write(join(outside, 'pom.xml'), POM(`<properties><stolen>${CANARY}</stolen></properties>`));
  write(join(outside, 'package.json'), json({ name: CANARY, dependencies: { [CANARY]: '1' } }));
  if (process.platform === 'win32') return;
  mkdirSync(join(root, 'links'));
  symlinkSync(join(outside, 'package.json'), join(root, 'links/package.json'));
  symlinkSync(outside, join(root, 'links/folder'));
  symlinkSync('.', join(root, 'links/loop'));
  mkdirSync(join(root, 'pipe'));
  execFileSync('mkfifo', [join(root, 'pipe/package.json')]);
  execFileSync('mkfifo', [join(root, 'python/pipe.txt')]);
  mkdirSync(join(root, 'folder/package.json'), { recursive: true });
}

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
