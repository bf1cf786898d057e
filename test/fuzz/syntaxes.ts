import fc from 'fast-check';

export type Syntax = 'json' | 'yaml' | 'toml' | 'xml' | 'calls' | 'lines';

/** Which files are in which syntax; everything else is taken for lines of words. */
export const SYNTAXES: readonly { readonly syntax: Syntax; readonly files: RegExp }[] = [
  { syntax: 'json', files: /\.(?:jsonc?|lock)$|^\.firebaserc$|^captain-definition$/ },
  { syntax: 'yaml', files: /\.ya?ml$/ },
  { syntax: 'toml', files: /\.toml$|^pipfile$/ },
  { syntax: 'xml', files: /\.(?:xml|[cfv]sproj|props|targets|config|slnx)$/ },
  { syntax: 'calls', files: /\.(?:gradle|kts|sbt|exs|swift|rb|py|gemspec|tf|bicep|mill|sc)$|^gemfile$/ },
];

/** A document without a syntax. */
export type Tree = string | readonly Tree[] | { readonly [key: string]: Tree };

/** Documents of the words of a format, with a foreign one here and there. */
export function tree(own: readonly string[], foreign: readonly string[]): fc.Arbitrary<Tree> {
  const word = fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom(...own) },
    { weight: 1, arbitrary: fc.constantFrom(...foreign) },
    { weight: 1, arbitrary: fc.string({ maxLength: 6 }) },
  );
  const pairs = (value: fc.Arbitrary<Tree>): fc.Arbitrary<Tree> =>
    // From entries, so that `__proto__` is a key as any other.
    fc.array(fc.tuple(word, value), { maxLength: 5 }).map((entries) => Object.fromEntries(entries));
  const level = (below: fc.Arbitrary<Tree>): fc.Arbitrary<Tree> =>
    fc.oneof(
      { weight: 3, arbitrary: word },
      { weight: 1, arbitrary: fc.array(below, { maxLength: 4 }) },
      { weight: 2, arbitrary: pairs(below) },
    );
  return pairs(level(level(level(word))));
}

/** Writes a document in a syntax. Words are not escaped where a person would not think of it either. */
export function emit(root: Tree, syntax: Syntax): string {
  switch (syntax) {
    case 'json':
      return JSON.stringify(root, null, 2);
    case 'yaml':
      return yaml(root, '');
    case 'toml':
      return toml(root, '');
    case 'xml':
      return xml('project', root, 0);
    case 'calls':
      return calls(root, 0);
    case 'lines':
      return lines(root, '');
  }
}

const entriesOf = (node: Tree): readonly (readonly [string, Tree])[] =>
  typeof node === 'string'
    ? []
    : Array.isArray(node)
      ? node.map((each: Tree) => ['', each] as const)
      : Object.entries(node);

function yaml(node: Tree, indent: string): string {
  if (typeof node === 'string') return `${node}\n`;
  const isList = Array.isArray(node);
  const parts = entriesOf(node).map(([key, value]) => {
    const lead = isList ? `${indent}- ` : `${indent}${key}: `;
    if (typeof value === 'string') return `${lead}${value}\n`;
    // A short list or map stands on the line.
    return entriesOf(value).length === 0
      ? `${lead}${JSON.stringify(value)}\n`
      : `${lead}\n${yaml(value, `${indent}  `)}`;
  });
  return parts.join('');
}

function toml(node: Tree, path: string): string {
  const plain: string[] = [];
  const tables: string[] = [];
  for (const [key, value] of entriesOf(node)) {
    const bare = /^[\w-]+$/.test(key) ? key : JSON.stringify(key);
    const under = path === '' ? bare : `${path}.${bare}`;
    if (typeof value === 'string') plain.push(`${bare} = ${JSON.stringify(value)}\n`);
    else if (!Array.isArray(value)) tables.push(`\n[${under}]\n${toml(value, under)}`);
    else if (value.every((each) => typeof each === 'string')) plain.push(`${bare} = ${JSON.stringify(value)}\n`);
    else tables.push(...value.map((each: Tree) => `\n[[${under}]]\n${toml(each, under)}`));
  }
  return plain.join('') + tables.join('');
}

const isAttribute = (entry: readonly [string, Tree]): entry is readonly [string, string] =>
  typeof entry[1] === 'string' && entry[0].length % 2 === 1;

function xml(name: string, node: Tree, depth: number): string {
  const pad = '  '.repeat(depth);
  const tag = /^[A-Za-z][\w.-]*$/.test(name) ? name : 'dependency';
  if (typeof node === 'string') return `${pad}<${tag}>${node}</${tag}>\n`;
  const entries = entriesOf(node);
  // Words become attributes on one side of the document, elements on the other.
  const attributes = entries.filter(isAttribute);
  const inner = entries.filter((entry) => !isAttribute(entry)).map(([key, value]) => xml(key, value, depth + 1));
  const head = attributes.map(([key, value]) => ` ${key}="${value}"`).join('');
  return inner.length === 0 ? `${pad}<${tag}${head}/>\n` : `${pad}<${tag}${head}>\n${inner.join('')}${pad}</${tag}>\n`;
}

function calls(node: Tree, depth: number): string {
  const pad = '  '.repeat(depth);
  return entriesOf(node)
    .map(([key, value]) => {
      if (typeof value === 'string') return `${pad}${key} ${key.length % 2 === 0 ? '=' : ''} "${value}"\n`;
      if (Array.isArray(value)) return `${pad}${key}(${value.map((each) => JSON.stringify(each)).join(', ')})\n`;
      return `${pad}${key} {\n${calls(value, depth + 1)}${pad}}\n`;
    })
    .join('');
}

function lines(node: Tree, lead: string): string {
  if (typeof node === 'string') return `${lead}${node}\n`;
  return entriesOf(node)
    .map(([key, value]) =>
      typeof value === 'string' ? `${lead}${key} ${value}\n` : `${lead}${key}\n${lines(value, '  ')}`,
    )
    .join('');
}
