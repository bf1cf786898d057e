import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface GeneratedSize {
  /** Folders with a manifest of their own. */
  readonly services: number;
  /** Files without a manifest in each of them. */
  readonly filesPerService: number;
}

/** Manifests of the ecosystems in turn, each with a framework, a driver and some that mean nothing. */
const SHAPES: readonly { readonly manifest: string; readonly source: string; text(i: number): string }[] = [
  {
    manifest: 'package.json',
    source: 'ts',
    text: (i) =>
      JSON.stringify(
        {
          name: `service-${i}`,
          engines: { node: '>=22' },
          dependencies: { fastify: '^5.0.0', pg: '^8.11.0', [`lib-${i % 40}`]: '1.0.0' },
          devDependencies: { typescript: '^5.4.0' },
        },
        null,
        2,
      ),
  },
  {
    manifest: 'go.mod',
    source: 'go',
    text: (i) =>
      `module example.org/service${i}\n\ngo 1.24\n\nrequire (\n\tgithub.com/gin-gonic/gin v1.10.0\n\tgithub.com/jackc/pgx/v5 v5.5.0\n)\n`,
  },
  {
    manifest: 'pom.xml',
    source: 'java',
    text: (i) =>
      `<project xmlns="http://maven.apache.org/POM/4.0.0">\n  <modelVersion>4.0.0</modelVersion>\n  <groupId>org.example</groupId>\n  <artifactId>service-${i}</artifactId>\n  <version>1</version>\n  <dependencies>\n    <dependency><groupId>org.springframework.boot</groupId><artifactId>spring-boot-starter-web</artifactId><version>3.4.0</version></dependency>\n    <dependency><groupId>org.postgresql</groupId><artifactId>postgresql</artifactId><version>42.7.0</version></dependency>\n  </dependencies>\n</project>\n`,
  },
  {
    manifest: 'requirements.txt',
    source: 'py',
    text: (i) => `fastapi==0.115.0\nsqlalchemy>=2.0\npsycopg[binary]==3.2.0\nlib-${i % 40}==1.0\n`,
  },
  {
    manifest: 'Cargo.toml',
    source: 'rs',
    text: (i) =>
      `[package]\nname = "service-${i}"\nversion = "0.1.0"\nedition = "2024"\n\n[dependencies]\naxum = "0.8"\nsqlx = { version = "0.8", features = ["postgres"] }\n`,
  },
];

/**
 * Writes a workspace of the given size: services in groups of fifty, each a manifest and small source files.
 * Always the same for the same size.
 * @returns Number of files written.
 */
export function generateWorkspace(root: string, size: GeneratedSize): number {
  let files = 0;
  for (let i = 0; i < size.services; i++) {
    const shape = SHAPES[i % SHAPES.length] as (typeof SHAPES)[number];
    const folder = join(root, `group-${Math.floor(i / 50)}`, `service-${i}`);
    mkdirSync(join(folder, 'src'), { recursive: true });
    writeFileSync(join(folder, shape.manifest), shape.text(i));
    files++;
    for (let f = 0; f < size.filesPerService; f++) {
      writeFileSync(join(folder, 'src', `file${f}.${shape.source}`), '');
      files++;
    }
  }
  return files;
}
