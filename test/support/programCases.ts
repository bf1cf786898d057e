/** A small workspace and the frameworks and databases that its programs, not its manifests, show. */
export interface ProgramCase {
  readonly what: string;
  readonly texts: Readonly<Record<string, string>>;
  /** `id@file` of the frameworks, and ids of databases. */
  readonly shows: readonly string[];
  readonly language: string;
}

const GO_MOD = 'module example.org/shop\n\ngo 1.24\n';
const POM =
  '<project><modelVersion>4.0.0</modelVersion><groupId>g</groupId><artifactId>a</artifactId><version>1</version></project>';

/** Services without a framework in their manifests, one for each way in which a program shows that it serves. */
export const SERVERS: readonly ProgramCase[] = [
  {
    what: 'net/http, started in one package and listening in another',
    language: 'go',
    texts: {
      'go.mod': GO_MOD,
      'cmd/shop/main.go':
        'package main\n\nimport "example.org/shop/internal/server"\n\nfunc main() {\n\tserver.Run()\n}\n',
      'internal/server/server.go':
        'package server\n\nimport (\n\t"log"\n\t"net/http"\n)\n\nfunc Run() {\n\tlog.Fatal(http.ListenAndServe(":8080", nil))\n}\n',
    },
    shows: ['net/http@internal/server/server.go'],
  },
  {
    what: "Node's http, in the file that the start script names",
    language: 'javascript',
    texts: {
      'package.json': '{"name":"shop","scripts":{"start":"node --enable-source-maps src/entrance.mjs"}}',
      'src/entrance.mjs':
        "import { createServer } from 'node:http';\n\nconst server = createServer((request, response) => response.end());\nserver.listen(3000);\n",
      ...Object.fromEntries(Array.from({ length: 20 }, (_, i) => [`src/part${i}.mjs`, ''])),
    },
    shows: ['node-http@src/entrance.mjs'],
  },
  {
    what: "Node's http2, made in one file and listening in another",
    language: 'typescript',
    texts: {
      'package.json': '{"name":"shop","private":true}',
      'src/app.ts': "import * as http2 from 'node:http2';\nexport const server = http2.createSecureServer({});\n",
      'src/index.ts': "import { server } from './app.ts';\nserver.listen(443);\n",
    },
    shows: ['node-http@src/app.ts'],
  },
  {
    what: 'Bun.serve',
    language: 'typescript',
    texts: {
      'package.json': '{"name":"x","private":true}',
      'index.ts': 'Bun.serve({ fetch: () => new Response() });\n',
    },
    shows: ['bun-serve@index.ts'],
  },
  {
    what: 'Deno.serve',
    language: 'typescript',
    texts: { 'deno.json': '{}', 'main.ts': "Deno.serve(() => new Response('hello'));\n" },
    shows: ['deno-serve@main.ts'],
  },
  {
    what: 'a module by its address, without any manifest',
    language: 'typescript',
    texts: {
      'main.ts':
        "import { Application } from 'https://deno.land/x/oak@v12.6.1/mod.ts';\nawait new Application().listen({ port: 8000 });\n",
    },
    shows: ['oak@main.ts'],
  },
  {
    what: "Python's http.server",
    language: 'python',
    texts: {
      'requirements.txt': 'requests==2.32.0\n',
      'app.py':
        "from http.server import ThreadingHTTPServer\n\nThreadingHTTPServer(('', 8000), Handler).serve_forever()\n",
    },
    shows: ['http.server@app.py'],
  },
  {
    what: 'a WSGI application',
    language: 'python',
    texts: {
      'requirements.txt': 'jinja2\n',
      'wsgi.py': "def application(environ, start_response):\n    start_response('200 OK', [])\n    return [b'']\n",
    },
    shows: ['wsgi@wsgi.py'],
  },
  {
    what: 'a framework and a driver that no manifest declares',
    language: 'python',
    texts: {
      'main.py': 'from fastapi import FastAPI\n\napp = FastAPI()\n',
      'db.py': 'import psycopg2\n',
    },
    shows: ['fastapi@main.py', 'postgresql'],
  },
  {
    what: 'a servlet, which its container starts',
    language: 'java',
    texts: {
      'pom.xml': POM,
      'src/main/java/shop/CartServlet.java':
        'package shop;\n\nimport jakarta.servlet.http.HttpServlet;\n\npublic class CartServlet extends HttpServlet {}\n',
    },
    shows: ['servlet@src/main/java/shop/CartServlet.java'],
  },
  {
    what: "the JDK's HTTP server",
    language: 'java',
    texts: {
      'pom.xml': POM,
      'src/main/java/shop/Main.java':
        'package shop;\n\nimport com.sun.net.httpserver.HttpServer;\n\nclass Main {\n  public static void main(String[] args) throws Exception {\n    HttpServer.create(null, 0).start();\n  }\n}\n',
    },
    shows: ['jdk-httpserver@src/main/java/shop/Main.java'],
  },
  {
    what: 'a gRPC server on the JVM',
    language: 'java',
    texts: {
      'build.gradle': "plugins { id 'java' }\ndependencies { implementation 'com.google.guava:guava:33.0.0-jre' }\n",
      'src/main/java/Server.java':
        'import io.grpc.ServerBuilder;\n\nclass Server {\n  public static void main(String[] args) {\n    ServerBuilder.forPort(1).build();\n  }\n}\n',
    },
    shows: ['grpc-java@src/main/java/Server.java'],
  },
  {
    what: "HttpListener of .NET's base library",
    language: 'csharp',
    texts: {
      'Shop.csproj': '<Project Sdk="Microsoft.NET.Sdk"></Project>',
      'Program.cs': 'using System.Net;\n\nvar listener = new HttpListener();\nlistener.Start();\n',
    },
    shows: ['httplistener@Program.cs'],
  },
  {
    what: 'PHP pages among scripts for the browser',
    language: 'php',
    texts: {
      'index.php': "<?php\n$name = $_GET['name'];\n$shop = new PDO('mysql:host=localhost;dbname=shop');\n",
      'js/a.js': 'document.title = 1;\n',
      'js/b.js': '',
    },
    shows: ['mysql', 'plain-php@index.php'],
  },
  {
    what: 'a script that requires its framework',
    language: 'ruby',
    texts: { 'app.rb': "require 'sinatra'\n\nget('/') { 'hello' }\n" },
    shows: ['sinatra@app.rb'],
  },
  {
    what: 'a script of Perl',
    language: 'perl',
    texts: { 'app.pl': "use Mojolicious::Lite;\n\nget '/' => { text => 'hello' };\napp->start;\n" },
    shows: ['mojolicious@app.pl'],
  },
];

/** Programs that serve nothing, however much they import. */
export const NO_SERVERS: readonly Omit<ProgramCase, 'shows' | 'language'>[] = [
  {
    what: 'a library that listens when it is told to',
    texts: {
      'go.mod': GO_MOD,
      'server.go': 'package shop\n\nimport "net/http"\n\nfunc Run() {\n\thttp.ListenAndServe(":8080", nil)\n}\n',
    },
  },
  {
    what: 'a client',
    texts: {
      'go.mod': GO_MOD,
      'main.go': 'package main\n\nimport "net/http"\n\nfunc main() {\n\thttp.Get("https://example.org")\n}\n',
    },
  },
  {
    what: 'comments and strings',
    texts: {
      'go.mod': GO_MOD,
      'main.go':
        'package main\n\nimport "net/http"\n\n// http.ListenAndServe(":1", nil)\n/* http.Server{} */\nvar a = "http.ListenAndServe"\nvar b = `\nhttp.ListenAndServe\n`\n\nfunc main() {}\n',
    },
  },
  {
    what: 'a client of Node',
    texts: {
      'package.json': '{"name":"x","private":true}',
      'index.js': "const http = require('http');\nhttp.get('http://example.org');\n",
    },
  },
  {
    what: 'a server that listens nowhere',
    texts: {
      'package.json': '{"name":"x","private":true}',
      'index.js': "const http = require('http');\nmodule.exports = http.createServer();\n",
    },
  },
  {
    what: 'a package for programs of others',
    texts: {
      'package.json': '{"name":"x","version":"1.0.0","main":"index.js"}',
      'index.js': "require('http').createServer().listen(80);\n",
    },
  },
  {
    what: 'types of a framework',
    texts: {
      'package.json': '{"name":"x","private":true}',
      'server.ts': "import type { Express } from 'express';\nexport function listen(app: Express) { app.listen(1); }\n",
    },
  },
  { what: 'a script that asks for a version', texts: { 'main.py': 'import flask\n\nprint(flask.__version__)\n' } },
  {
    what: 'a database of a script',
    texts: { 'main.py': 'import sqlite3\n\nsqlite3.connect(":memory:")\n' },
  },
  {
    what: 'a test',
    texts: {
      'go.mod': GO_MOD,
      'main_test.go': 'package main\n\nimport "net/http"\n\nfunc main() {\n\thttp.ListenAndServe(":1", nil)\n}\n',
    },
  },
];
