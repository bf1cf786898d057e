/** The parts of the name of a container image; offsets count from the start of its text. */
export interface ImageName {
  /** Registry and repository. */
  readonly name: string;
  /** Tag, else digest, or null. */
  readonly version: string | null;
  readonly versionStart: number;
  readonly isLegal: boolean;
}

/** Takes `registry:5000/team/image:tag@sha256:…` apart. Linear. */
export function parseImageName(text: string): ImageName {
  // What stands before any other "@" is a user and a password, which no image may have.
  const at = text.search(/@(?:sha\d+:|\$|$)/);
  const beforeDigest = at < 0 ? text : text.slice(0, at);
  const slash = beforeDigest.lastIndexOf('/');
  const colon = beforeDigest.indexOf(':', slash + 1);
  const name = colon < 0 ? beforeDigest : beforeDigest.slice(0, colon);
  const tag = colon < 0 ? null : beforeDigest.slice(colon + 1);
  const digest = at < 0 ? null : text.slice(at + 1);
  const version = tag === null || tag === '' ? digest : tag;
  return {
    name,
    version: version === '' ? null : version,
    versionStart: tag === null || tag === '' ? at + 1 : colon + 1,
    isLegal: /^[a-z0-9][\w.:-]*(?:\/[\w.-]+)*$/i.test(name),
  };
}

/** Images that bring a language along. The pattern goes for the name without `docker.io/` and `library/`. */
const LANGUAGE_IMAGES: readonly (readonly [pattern: RegExp, runtime: string])[] = [
  [/^(?:.*\/)?node$|^public\.ecr\.aws\/lambda\/nodejs$|\/nodejs(?:-?\d+)?(?:-debian\d+)?$/, 'node'],
  [/^(?:oven|imbios)\/bun(?:-node)?$/, 'bun'],
  [/^denoland\/deno$/, 'deno'],
  [
    /^(?:.*\/)?(?:python|pypy)$|\/python3(?:-debian\d+)?$|^tiangolo\/(?:uvicorn|uwsgi|meinheld)|^ghcr\.io\/astral-sh\/uv$|^continuumio\/|^mambaorg\//,
    'python',
  ],
  [/^(?:.*\/)?(?:golang|go)$|^public\.ecr\.aws\/lambda\/go$/, 'go'],
  [
    /^(?:.*\/)?(?:openjdk|eclipse-temurin|amazoncorretto|ibmjava|sapmachine|maven|gradle|java|jetty|tomcat|clojure|sbt|scala-sbt|ibm-semeru-runtimes|adoptopenjdk)$|^(?:bellsoft|azul|adoptopenjdk)\/|^ghcr\.io\/graalvm\/|\/openjdk-\d+|\/java\d*(?:-debian\d+)?$|^quay\.io\/quarkus\/|^mcr\.microsoft\.com\/openjdk\/|^(?:hseeberger|sbtscala)\//,
    'jvm',
  ],
  [/^mcr\.microsoft\.com\/(?:dotnet|dotnet-core|dotnet\/core)\//, 'dotnet'],
  [/^(?:.*\/)?(?:rust|rustlang\/rust|cargo-chef)$|^clux\/muslrust$|^(?:ekidd|messense)\/rust-musl/, 'rust'],
  [/^(?:.*\/)?php$|^dunglas\/frankenphp$|^phpswoole\/|^(?:webdevops|serversideup)\/php/, 'php'],
  [/^(?:.*\/)?(?:ruby|jruby)$|^phusion\/passenger/, 'ruby'],
  [/^(?:.*\/)?(?:elixir|erlang)$|^hexpm\/(?:elixir|erlang)/, 'elixir'],
  [/^(?:.*\/)?swift$|^swiftlang\//, 'swift'],
  [/^(?:.*\/)?dart$|^google\/dart/, 'dart'],
  [/^(?:.*\/)?crystal(?:lang)?$/, 'crystal'],
];

/** The runtime that an image is built for, with its version where the tag names one, or null. */
export function runtimeOfImage(image: ImageName): { readonly runtime: string; readonly version: string | null } | null {
  const name = image.name.toLowerCase().replace(/^(?:docker\.io\/)?(?:library\/)?/, '');
  const runtime = LANGUAGE_IMAGES.find(([pattern]) => pattern.test(name))?.[1];
  if (runtime === undefined) return null;
  const tag = image.version?.startsWith('sha256:') === true ? null : image.version;
  const nested = /(?:temurin|openjdk|jdk|corretto|java|jre|python)-?(\d+(?:\.\d+)*)/.exec(tag ?? '')?.[1];
  const buildTool = /(?:^|\/)(?:maven|gradle|jetty|tomcat|clojure|sbt|uv)$/.test(name);
  const version =
    nested !== undefined && buildTool ? nested : buildTool ? null : /^v?(\d+(?:\.\d+)*)/.exec(tag ?? '')?.[1];
  return { runtime, version: version ?? null };
}
