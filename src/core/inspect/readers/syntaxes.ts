import type { ManifestBuilder } from './manifestBuilder.ts';
import type { ObjectNode, SourceNode } from './sourceTree.ts';
import type { XmlElement } from './xml/xmlTree.ts';

/**
 * The syntaxes whose parsers are large. Most workspaces need one or two of them, so each is loaded when the first file
 * in it is read. Reading itself stays synchronous: where a parser is not there yet it ends with {@link SyntaxMissing}.
 */
const PARSERS = {
  yaml: () => import('./yaml/yamlSource.ts'),
  toml: () => import('./toml/tomlSource.ts'),
  xml: () => import('./xml/xmlSource.ts'),
};
type Syntax = keyof typeof PARSERS;
type Parsers = { [S in Syntax]?: Awaited<ReturnType<(typeof PARSERS)[S]>> };

const loaded: Parsers = {};

/** Raised by a reading that needs a parser which was not loaded; {@link withSyntaxes} loads it and reads again. */
export class SyntaxMissing extends Error {
  override readonly name = 'SyntaxMissing';
  readonly syntax: Syntax;

  constructor(syntax: Syntax) {
    super(`The parser of ${syntax} is not loaded`);
    this.syntax = syntax;
  }
}

/** Does a reading, after loading what it needs. It may be begun several times, and is done once. */
export async function withSyntaxes<T>(read: () => T): Promise<T> {
  for (;;) {
    try {
      return read();
    } catch (error) {
      if (!(error instanceof SyntaxMissing)) throw error;
      await load(error.syntax);
    }
  }
}

/** Loads every parser, for whoever reads without waiting. */
export async function loadSyntaxes(): Promise<void> {
  await Promise.all((Object.keys(PARSERS) as Syntax[]).map(load));
}

async function load<S extends Syntax>(syntax: S): Promise<void> {
  loaded[syntax] = (await PARSERS[syntax]()) as Parsers[S];
}

function parserOf<S extends Syntax>(syntax: S): NonNullable<Parsers[S]> {
  const parser = loaded[syntax];
  if (parser === undefined) throw new SyntaxMissing(syntax);
  return parser;
}

/** See {@link import('./yaml/yamlSource.ts').readYamlDocuments}. */
export function readYamlDocuments(builder: ManifestBuilder): readonly SourceNode[] {
  return parserOf('yaml').readYamlDocuments(builder);
}

/** See {@link import('./yaml/yamlSource.ts').readYaml}. */
export function readYaml(builder: ManifestBuilder): SourceNode | null {
  return parserOf('yaml').readYaml(builder);
}

/** See {@link import('./toml/tomlSource.ts').readToml}. */
export function readToml(builder: ManifestBuilder): ObjectNode {
  return parserOf('toml').readToml(builder);
}

/** See {@link import('./xml/xmlSource.ts').readXml}. */
export function readXml(builder: ManifestBuilder): XmlElement | null {
  return parserOf('xml').readXml(builder);
}
