import type { ManifestSample } from './manifestSamples.ts';
import { PROGRAM_SAMPLES } from './programSamples.ts';

/** Samples of formats that go line by line, and of YAML. */
export const TEXT_SAMPLES: readonly ManifestSample[] = [
  {
    path: 'services/edge/go.mod',
    text: `module example.com/edge

go 1.23.1

toolchain go1.23.2

require github.com/gin-gonic/gin v1.10.0

require (
\tgithub.com/jackc/pgx/v5 v5.7.1 // the driver
\tgithub.com/redis/go-redis/v9 v9.6.1
\tgolang.org/x/net v0.29.0 // indirect
\texample.com/shared v0.0.0
)

replace example.com/shared => ../shared

tool golang.org/x/tools/cmd/stringer
`,
  },
  { path: 'go.work', text: 'go 1.23\n\nuse (\n\t./api\n\t./worker\n)\n' },
  {
    path: 'requirements/base.txt',
    text: `# Compiled.
--index-url https://user:pass@pypi.example.com/simple
-r common.txt
Flask==3.0.3 \\
    --hash=sha256:0123456789abcdef
    # via -r base.in
jinja2==3.1.4
    # via flask
uvicorn[standard] >= 0.30 ; python_version >= "3.9"
flask-sqlalchemy
psycopg2-binary~=2.9 # the driver
-e ../shared
git+https://github.com/acme/tool.git@v1#egg=acme-tool
`,
  },
  {
    path: 'docker/Dockerfile.api',
    text: `# syntax=docker/dockerfile:1
ARG NODE_VERSION=22.9
FROM node:\${NODE_VERSION}-slim AS base
WORKDIR /app

FROM base AS build
RUN npm ci \\
  && npm run build

FROM golang:1.23-alpine AS tools
RUN <<EOF
go install example.com/tool@latest
EOF

FROM base
COPY --from=build /app/dist ./dist
ENV PORT=3000 NODE_ENV="production"
EXPOSE 3000
CMD ["node", "dist/main.js"]
`,
  },
  {
    path: 'docker-compose.yml',
    text: `name: shop
x-common: &common
  restart: always
services:
  api:
    <<: *common
    build:
      context: ./api
    environment:
      DATABASE_URL: "postgresql://app:secret@db:5432/shop"
    depends_on: [db, cache]
  db:
    image: postgres:16-alpine
    environment:
      - POSTGRES_PASSWORD=secret
      - POSTGRES_DB=shop
  cache:
    image: "redis:\${REDIS_TAG:-7}"
  proxy:
    image: registry.example.com:5000/team/nginx:1.27@sha256:0123
    env_file: .env
`,
  },
  {
    path: 'prisma/schema.prisma',
    text: `// The data model.
generator client {
  provider = "prisma-client-js"
}

datasource db {
  provider = "postgresql" // in production
  url      = env("DATABASE_URL")
}

model User {
  id Int @id
}
`,
  },
  {
    path: 'services/billing/build.gradle',
    text: `buildscript {
    ext {
        bootVersion = '3.3.4'
    }
    dependencies {
        classpath "org.springframework.boot:spring-boot-gradle-plugin:\${bootVersion}"
    }
}

plugins {
    id 'java'
    id 'io.spring.dependency-management' version '1.1.6'
    id 'org.flywaydb.flyway' version '10.18.0' apply false
}
apply plugin: 'org.springframework.boot'
apply from: "$rootDir/gradle/quality.gradle"

def ktorVersion = "3.0.0"
sourceCompatibility = 21

dependencies {
    implementation platform("org.springframework.boot:spring-boot-dependencies:$bootVersion")
    implementation 'org.springframework.boot:spring-boot-starter-web'
    implementation("io.ktor:ktor-client-core:\${ktorVersion}") {
        exclude group: 'org.slf4j', module: 'slf4j-api'
    }
    implementation group: 'com.zaxxer', name: 'HikariCP', version: '6.0.0'
    runtimeOnly 'org.postgresql:postgresql:42.7.4', 'org.flywaydb:flyway-core:10.18.0'
    testImplementation 'org.junit.jupiter:junit-jupiter:' + '5.11.1'
    implementation project(':shared')
    implementation libs.jackson.kotlin
}
`,
  },
  {
    path: 'web/build.gradle.kts',
    text: `import org.jetbrains.kotlin.gradle.dsl.JvmTarget

val ktor = "3.0.0"
val exposed by extra("0.55.0")

plugins {
    kotlin("jvm") version "2.0.20"
    id("io.ktor.plugin") version ktor
    alias(libs.plugins.serialization)
    application
}

application {
    mainClass.set("com.acme.MainKt")
}

dependencies {
    implementation("io.ktor:ktor-server-core:$ktor")
    implementation(libs.bundles.server)
    implementation(platform(libs.bom))
    implementation(group = "org.jetbrains.exposed", name = "exposed-core", version = exposed)
    testImplementation(kotlin("test"))
    implementation(projects.core.model)
}

kotlin {
    jvmToolchain(21)
}
`,
  },
  {
    path: 'settings.gradle.kts',
    text: `rootProject.name = "shop"
include(":web", ":services:billing")
includeBuild("build-logic")
`,
  },
  {
    path: 'buildSrc/src/main/groovy/acme.service.gradle',
    text: `plugins {
    id 'java'
}
dependencies {
    implementation 'io.micronaut:micronaut-http-server-netty'
}
`,
  },
  {
    path: 'src/main/resources/application.properties',
    text: '# Main.\nspring.datasource.url=jdbc:postgresql://db:5432/shop\nspring.datasource.password = hunter2\nserver.port: 8080\n',
  },
  {
    path: 'src/main/resources/application-prod.yml',
    text: 'spring:\n  r2dbc:\n    url: r2dbc:mysql://db/shop\n---\nserver:\n  port: 8080\n',
  },
  {
    path: 'conf/application.conf',
    text: '# Play.\ndb {\n  default.url = "jdbc:h2:mem:play"\n  pool { size = 10 }\n}\nplay.http.secret.key = "changeme"\n',
  },
  { path: 'gradle.properties', text: 'ktorVersion=3.0.0\norg.gradle.jvmargs=-Xmx2g\n' },
  {
    path: '.env.example',
    text: '# Copy me.\nDATABASE_URL="postgresql://app:hunter2@db/shop"\nexport DB_CONNECTION=mysql\nAPI_KEY=abc\n',
  },
  ...PROGRAM_SAMPLES,
];
