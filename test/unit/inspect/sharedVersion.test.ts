import assert from 'node:assert/strict';
import { lookUpPackage } from '../../../src/core/inspect/packageIndex.ts';
import { sharesVersion } from '../../../src/core/inspect/sharedVersion.ts';
import { WorkspaceIndex } from '../../../src/core/inspect/workspaceIndex.ts';
import type { Ecosystem } from '../../../src/core/model/manifest.ts';
import type { Finding } from '../../../src/core/model/stackReport.ts';
import { sayIn } from '../../../src/core/report/say.ts';
import { MemoryFiles } from '../../support/memoryFiles.ts';
import { realKnowledge } from '../../support/realKnowledge.ts';

const catalogue = realKnowledge();

async function frameworkOf(file: string, text: string): Promise<Finding | undefined> {
  const options = { root: 'test', excludes: [], now: () => 0 };
  const index = await WorkspaceIndex.open(new MemoryFiles({ [file]: text }), catalogue, options);
  return index.report(sayIn()).services[0]?.frameworks[0];
}

describe('the version of a technology', () => {
  const PACKAGES: readonly (readonly [Ecosystem, name: string, technology: string, own: boolean])[] = [
    ['pypi', 'django', 'django', true],
    ['pypi', 'django-cors-headers', 'django', false],
    ['pypi', 'djangorestframework', 'django-rest-framework', true],
    ['pypi', 'djangorestframework', 'django', false],
    ['npm', 'fastify', 'fastify', true],
    ['npm', '@fastify/cors', 'fastify', false],
    ['npm', '@hapi/hapi', 'hapi', true],
    ['npm', '@nestjs/core', 'nestjs', true],
    ['npm', '@nestjs/common', 'nestjs', true],
    ['npm', '@nestjs/mongoose', 'mongoose', false],
    ['npm', '@prisma/client', 'prisma', true],
    ['npm', 'pg', 'postgresql', false],
    ['docker', 'postgres', 'postgresql', true],
    ['golang', 'github.com/labstack/echo/v4', 'echo', true],
    ['golang', 'github.com/labstack/echo-jwt/v4', 'echo', false],
    ['maven', 'org.springframework.boot:spring-boot-starter-web', 'spring-boot', true],
    ['maven', 'io.quarkus:quarkus-rest', 'quarkus', true],
    ['composer', 'laravel/framework', 'laravel', true],
    ['composer', 'laravel/sanctum', 'laravel', false],
    // No package is named after Drizzle alone, SvelteKit has its own.
    ['npm', 'drizzle-orm', 'drizzle', true],
    ['npm', '@sveltejs/kit', 'sveltekit', true],
  ];
  for (const [ecosystem, name, id, own] of PACKAGES)
    it(`is ${own ? '' : 'not '}that of ${name}, for ${id}`, () => {
      const found = lookUpPackage(catalogue, ecosystem, name);
      const technology = catalogue.technologies.get(id);
      assert.ok(found !== null && technology !== undefined);
      assert.equal(sharesVersion(catalogue, ecosystem, found, technology), own);
    });

  it('is read from the technology itself, whatever stands before it', async () => {
    const found = await frameworkOf('requirements.txt', 'dj-database-url==0.5.0\ndjango==3.2.15\n');
    assert.deepEqual([found?.id, found?.version, found?.line], ['django', '==3.2.15', 2]);
  });

  it('is not known from a plug-in alone', async () => {
    const found = await frameworkOf('requirements.txt', 'flask-cors==4.0.0\n');
    assert.deepEqual([found?.id, found?.version], ['flask', null]);
  });
});
