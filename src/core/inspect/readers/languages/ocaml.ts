import type { DependencyScope, ReadResult } from '../../../model/manifest.ts';
import type { CodeToken } from '../code/codeTokens.ts';
import { codeTokens, LISP_LIKE } from '../code/codeTokens.ts';
import { ManifestBuilder } from '../manifestBuilder.ts';
import { baseNameOf } from '../workspacePath.ts';

const OPAM = { lineComments: ['#'], quotes: '"', word: /[\w-]+/y } as const;
const NAME = /^[A-Za-z][\w.+-]*$/;

/** OCaml's `dune-project` and `*.opam`: names below `depends`. */
export function readOcaml(text: string, path: string): ReadResult {
  const builder = new ManifestBuilder(text, path);
  if (baseNameOf(path) === 'dune-project') readDune(builder);
  else readOpam(builder);
  return builder.build();
}

function readDune(builder: ManifestBuilder): void {
  let depth = 0;
  let from = -1;
  const tokens = codeTokens(builder.text, LISP_LIKE);
  tokens.forEach((token, i) => {
    if (token.kind === 'mark') {
      if (token.text === '(') depth++;
      else if (token.text === ')' && --depth < from) from = -1;
    } else if (token.text === 'depends' && tokens[i - 1]?.text === '(') from = depth;
    else if (from >= 0 && (depth === from || (depth === from + 1 && tokens[i - 1]?.text === '('))) {
      add(builder, token, tokens[i + 1]?.text.startsWith(':with-') === true ? 'test' : 'runtime');
    }
  });
}

function readOpam(builder: ManifestBuilder): void {
  let inside = false;
  let braces = 0;
  const tokens = codeTokens(builder.text, OPAM);
  tokens.forEach((token, i) => {
    if (token.kind === 'word' && token.isFirst && tokens[i + 1]?.text === ':')
      inside = token.text === 'depends' || token.text === 'depopts';
    if (token.kind === 'mark' && token.text === '{') braces++;
    else if (token.kind === 'mark' && token.text === '}') braces--;
    else if (inside && token.kind === 'string' && braces === 0) {
      const isAside = tokens[i + 1]?.text === '{' && /^with-/.test(tokens[i + 2]?.text ?? '');
      add(builder, token, isAside ? 'test' : 'runtime');
    }
  });
}

function add(builder: ManifestBuilder, token: CodeToken, scope: DependencyScope): void {
  if (NAME.test(token.text) && !builder.full)
    builder.dependency({ ecosystem: 'opam', name: token.text, nameSpan: token.span, scope });
}
