import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** What somebody else's repository may look like: two languages, old versions, pins that disagree, one file damaged. */
const FILES: Readonly<Record<string, string>> = {
  'backend/pom.xml': `<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <parent>
    <groupId>org.springframework.boot</groupId>
    <artifactId>spring-boot-starter-parent</artifactId>
    <version>2.7.18</version>
  </parent>
  <groupId>org.example</groupId>
  <artifactId>portal</artifactId>
  <version>1.0</version>
  <dependencies>
    <dependency>
      <groupId>org.springframework.boot</groupId>
      <artifactId>spring-boot-starter-web</artifactId>
    </dependency>
    <dependency>
      <groupId>org.postgresql</groupId>
      <artifactId>postgresql</artifactId>
    </dependency>
    <dependency>
      <groupId>org.nobody</groupId>
      <artifactId>house-made</artifactId>
      <version>1</version>
    </dependency>
  </dependencies>
</project>
`,
  'backend/Dockerfile':
    'FROM eclipse-temurin:17-jre\nCOPY target/portal.jar /app.jar\nCMD ["java", "-jar", "/app.jar"]\n',
  'mailer/package.json': `{
  "name": "mailer",
  "engines": { "node": ">=22" },
  "dependencies": {
    "express": "^5.0.0"
  }
}
`,
  'mailer/.nvmrc': '20\n',
  'reports/package.json': '{\n  "name": "reports",\n  "dependencies": { "express": "^5.0.0"\n',
  'compose.yaml': 'services:\n  db: { image: postgres:13 }\n  portal: { build: backend }\n',
};

/** Writes the repository into an empty folder. */
export function writeForeignFolder(folder: string): void {
  for (const [path, text] of Object.entries(FILES)) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}
