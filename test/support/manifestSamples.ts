import { DEPLOY_SAMPLES } from './deploySamples.ts';
import { TEXT_SAMPLES } from './textSamples.ts';

/** A manifest written by hand for the tests of the readers. */
export interface ManifestSample {
  readonly path: string;
  readonly text: string;
}

/**
 * Small, sound manifests of many formats. Each shows what its format can do; the property tests cut, damage and re-encode
 * them. Add one for each reader.
 */
export const MANIFEST_SAMPLES: readonly ManifestSample[] = [
  {
    path: 'apps/api/package.json',
    text: `{
  "name": "@acme/api",
  "private": true,
  "type": "module",
  "packageManager": "pnpm@9.15.0",
  "engines": { "node": ">=22", "npm": ">=10" },
  "workspaces": ["packages/*", "!packages/old"],
  "scripts": {
    "start": "node dist/main.js",
    "dev": "bun run --watch src/main.ts"
  },
  "dependencies": {
    "express": "^4.19.2",
    "pg": "~8.12.0",
    "renamed": "npm:@scope/real@^3.1.0",
    "shared": "workspace:*",
    "local": "file:../local"
  },
  "devDependencies": {
    "typescript": "catalog:",
    "vitest": "2.1.0"
  },
  "peerDependencies": {
    "react": ">=18"
  },
  "optionalDependencies": {
    "fsevents": "^2.3.3"
  }
}
`,
  },
  {
    path: 'deno.jsonc',
    text: `{
  // Served at the edge.
  "imports": {
    "@std/path": "jsr:@std/path@^1.0.0",
    "hono": "npm:hono@4.6.0",
    "oak": "https://deno.land/x/oak@v17.0.0/mod.ts"
  },
  "tasks": { "start": "deno run -A main.ts" },
  "workspace": ["./api", "./web"],
}
`,
  },
  {
    path: 'composer.json',
    text: `{
  "name": "acme/shop",
  "require": {
    "php": "^8.2",
    "ext-pdo_pgsql": "*",
    "laravel/framework": "^11.0",
    "doctrine/orm": "^3.2"
  },
  "require-dev": {
    "phpunit/phpunit": "^11.3"
  }
}
`,
  },
  {
    path: 'Cargo.toml',
    text: `[package]
name = "api"
version = "0.1.0"
edition = "2021"
rust-version = "1.80"

[dependencies]
axum = "0.7.5"
tokio = { version = "1.40", features = ["full"] }
db = { package = "sqlx", version = "0.8.2" }
shared = { path = "../api/shared" }
serde = { workspace = true }

[dev-dependencies]
insta = "1.40.0"

[target.'cfg(unix)'.dependencies]
nix = "0.29.0"

[[bin]]
name = "worker"
path = "src/worker.rs"

[workspace]
members = ["crates/*"]

[workspace.dependencies]
serde = "1.0.210"
`,
  },
  {
    path: 'services/web/pyproject.toml',
    text: `[project]
name = "web"
requires-python = ">=3.12"
dependencies = [
  "fastapi[standard]>=0.115",
  "SQLAlchemy ~= 2.0 ; python_version > '3.8'",
  "psycopg (>=3.2,<4)",
]

[project.optional-dependencies]
cache = ["redis>=5"]

[dependency-groups]
test = ["pytest>=8", { include-group = "lint" }]
lint = ["ruff==0.6.9"]

[tool.poetry.dependencies]
python = "^3.12"
httpx = "^0.27"
celery = { version = "^5.4", extras = ["redis"] }

[tool.uv.sources]
shared = { path = "../shared" }

[tool.uv.workspace]
members = ["packages/*"]
`,
  },
  {
    path: 'Pipfile',
    text: `[packages]
django = "~=5.1"
gunicorn = { version = "*", extras = ["gevent"] }

[dev-packages]
black = "==24.8.0"

[requires]
python_version = "3.12"
`,
  },
  {
    path: 'gradle/libs.versions.toml',
    text: `[versions]
ktor = "3.0.0"
boot = { strictly = "3.3.4" }

[libraries]
ktor-server = { module = "io.ktor:ktor-server-core", version.ref = "ktor" }
boot-web = { group = "org.springframework.boot", name = "spring-boot-starter-web", version.ref = "boot" }
slf4j = "org.slf4j:slf4j-api:2.0.16"

[bundles]
server = ["ktor-server", "slf4j"]

[plugins]
boot = { id = "org.springframework.boot", version.ref = "boot" }
kotlin = "org.jetbrains.kotlin.jvm:2.0.20"
`,
  },
  {
    path: 'services/orders/pom.xml',
    text: `<?xml version="1.0" encoding="UTF-8"?>
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <parent>
    <groupId>org.springframework.boot</groupId>
    <artifactId>spring-boot-starter-parent</artifactId>
    <version>3.3.4</version>
    <relativePath/>
  </parent>
  <groupId>com.acme</groupId>
  <artifactId>orders</artifactId>
  <version>1.0.0</version>
  <modules>
    <module>api</module>
  </modules>
  <properties>
    <java.version>21</java.version>
    <quarkus.version>3.15.1</quarkus.version>
  </properties>
  <dependencyManagement>
    <dependencies>
      <dependency>
        <groupId>io.quarkus.platform</groupId>
        <artifactId>quarkus-bom</artifactId>
        <version>\${quarkus.version}</version>
        <type>pom</type>
        <scope>import</scope>
      </dependency>
    </dependencies>
  </dependencyManagement>
  <dependencies>
    <dependency>
      <groupId>org.springframework.boot</groupId>
      <artifactId>spring-boot-starter-web</artifactId>
    </dependency>
    <dependency>
      <groupId>org.postgresql</groupId>
      <artifactId>postgresql</artifactId>
      <version><!-- latest --> 42.7.4 </version>
      <scope>runtime</scope>
    </dependency>
    <dependency>
      <groupId>org.junit.jupiter</groupId>
      <artifactId>junit-jupiter</artifactId>
      <version><![CDATA[5.11.1]]></version>
      <scope>test</scope>
    </dependency>
  </dependencies>
  <build>
    <plugins>
      <plugin>
        <artifactId>maven-compiler-plugin</artifactId>
        <version>3.13.0</version>
        <configuration><release>21</release></configuration>
      </plugin>
    </plugins>
  </build>
</project>
`,
  },
  {
    path: 'src/Api/Api.csproj',
    text: `<Project Sdk="Microsoft.NET.Sdk.Web">
  <PropertyGroup>
    <TargetFramework>net8.0</TargetFramework>
    <EfVersion>8.0.8</EfVersion>
  </PropertyGroup>
  <ItemGroup>
    <PackageReference Include="Npgsql.EntityFrameworkCore.PostgreSQL" Version="8.0.4" />
    <PackageReference Include="Microsoft.EntityFrameworkCore" Version="$(EfVersion)" />
    <PackageReference Include="Serilog">
      <Version>4.0.1</Version>
    </PackageReference>
    <FrameworkReference Include="Microsoft.AspNetCore.App" />
  </ItemGroup>
  <ItemGroup>
    <ProjectReference Include="..\\Core\\Core.csproj" />
  </ItemGroup>
</Project>
`,
  },
  {
    path: 'Directory.Packages.props',
    text: `<Project>
  <ItemGroup>
    <PackageVersion Include="Dapper" Version="2.1.35" />
    <PackageVersion Include="MassTransit" Version="8.2.5" />
  </ItemGroup>
</Project>
`,
  },
  {
    path: 'packages.config',
    text: `<?xml version="1.0" encoding="utf-8"?>
<packages>
  <package id="EntityFramework" version="6.4.4" targetFramework="net48" />
  <package id="NUnit" version="3.13.3" developmentDependency="true" />
</packages>
`,
  },
  {
    path: 'Shop.sln',
    text: `Microsoft Visual Studio Solution File, Format Version 12.00
Project("{9A19103F-16F7-4668-BE54-9A1E7A4F7556}") = "Api", "src\\Api\\Api.csproj", "{00000000-0000-0000-0000-000000000001}"
EndProject
Project("{2150E333-8FDC-42A3-9474-1A3956D46DE8}") = "docs", "docs", "{00000000-0000-0000-0000-000000000002}"
EndProject
`,
  },
  {
    path: 'Shop.slnx',
    text: `<Solution>
  <Folder Name="/src/">
    <Project Path="src/Api/Api.csproj" />
  </Folder>
  <Project Path="tests/Api.Tests/Api.Tests.csproj" />
</Solution>
`,
  },
  {
    path: 'global.json',
    text: `{
  "sdk": { "version": "8.0.400", "rollForward": "latestFeature" },
  "msbuild-sdks": { "Aspire.AppHost.Sdk": "9.0.0" }
}
`,
  },
  {
    path: 'web.config',
    text: `<configuration>
  <connectionStrings>
    <add name="Main" connectionString="Server=db;Password=hunter2;Database=shop" providerName="System.Data.SqlClient" />
  </connectionStrings>
  <system.web>
    <compilation targetFramework="4.8" />
  </system.web>
</configuration>
`,
  },
  {
    path: 'src/Api/appsettings.Development.json',
    text: `{
  // Local settings.
  "ConnectionStrings": { "Main": "Host=localhost;Username=app;Password=hunter2" },
  "Jwt": { "SecretKey": "abc" },
  "Redis": { "Url": "redis://cache:6379" }
}
`,
  },
  {
    path: 'wrangler.toml',
    text: `name = "edge"
main = "src/index.ts"
compatibility_date = "2024-09-23"

[[d1_databases]]
binding = "DB"
database_name = "shop"
`,
  },
  { path: 'vercel.json', text: '{\n  "functions": { "api/*.py": { "runtime": "python3.12" } }\n}\n' },
  {
    path: 'fly.toml',
    text: 'app = "shop"\nprimary_region = "fra"\n\n[build]\n  dockerfile = "Dockerfile"\n\n[http_service]\n  internal_port = 8080\n',
  },
  {
    path: 'mise.toml',
    text: '[tools]\nnode = "22.9.0"\njava = "temurin-21"\n"npm:turbo" = "2"\npython = ["3.12", "3.11"]\n',
  },
  { path: 'rust-toolchain.toml', text: '[toolchain]\nchannel = "1.81.0"\ntargets = ["wasm32-unknown-unknown"]\n' },
  { path: 'Gopkg.toml', text: '[[constraint]]\n  name = "github.com/gin-gonic/gin"\n  version = "1.3.0"\n' },
  { path: 'gleam.toml', text: 'name = "web"\ntarget = "erlang"\n\n[dependencies]\nwisp = ">= 1.2.0"\n' },
  {
    path: 'rush.json',
    text: '{\n  "pnpmVersion": "9.0.0",\n  "projects": [\n    { "packageName": "api", "projectFolder": "apps/api" }\n  ]\n}\n',
  },
  {
    path: 'tsconfig.json',
    text: '{\n  "compilerOptions": { "target": "es2023", "jsx": "react-jsx" },\n  "references": [{ "path": "./api" }]\n}\n',
  },
  {
    path: '.devcontainer/devcontainer.json',
    text: '{\n  "image": "mcr.microsoft.com/devcontainers/go:1.23",\n  "features": {}\n}\n',
  },
  {
    path: 'nuget.config',
    text: '<configuration>\n  <packageSources>\n    <add key="house" value="https://packages.example.org/v3/index.json" />\n  </packageSources>\n</configuration>\n',
  },
  ...TEXT_SAMPLES,
  ...DEPLOY_SAMPLES,
  { path: 'bun.lock', text: '{ "lockfileVersion": 1 }\n' },
];
