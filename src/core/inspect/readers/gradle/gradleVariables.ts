import type { CodeToken } from '../code/codeTokens.ts';
import { closingIndex } from '../code/codeTokens.ts';
import { Expander } from '../expansion.ts';

/** What a build script says that a name stands for: `ext.x = '1'`, `val x = "1"`, `versions = [x: '1']`, `val x by extra("1")`. */
export function gradleVariables(tokens: readonly CodeToken[]): ReadonlyMap<string, string> {
  const variables = new Map<string, string>();
  const set = (name: string, value: string): void => {
    const key = name.replace(/^(?:(?:rootProject|project|gradle|ext|extra|this|properties)\.)+/, '');
    if (!variables.has(key)) variables.set(key, value);
  };
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i] as CodeToken;
    const next = tokens[i + 1];
    if (token.kind === 'word' && next?.text === '=' && next.kind === 'mark') {
      const value = tokens[i + 2];
      if (value !== undefined && isValue(value)) set(token.text, value.text);
      else if (value?.text === '[') mapEntries(tokens, i + 2, (key, text) => set(`${token.text}.${key}`, text));
    } else if (token.kind === 'word' && next?.text === 'by' && /^extra(?:\.set)?$/.test(tokens[i + 2]?.text ?? '')) {
      const value = tokens[i + 4];
      if (value?.kind === 'string') set(token.text, value.text);
    } else if (/(?:^|\.)(?:extra|ext)$/.test(token.text) && next?.text === '[') {
      const [key, , equals, value] = tokens.slice(i + 2, i + 6);
      if (key?.kind === 'string' && equals?.text === '=' && value?.kind === 'string') set(key.text, value.text);
    } else if (/(?:^|\.)set$/.test(token.text) && next?.text === '(') {
      const [key, comma, value] = tokens.slice(i + 2, i + 5);
      if (key?.kind === 'string' && comma?.text === ',' && value?.kind === 'string') set(key.text, value.text);
    }
  }
  return variables;
}

function isValue(token: CodeToken): boolean {
  return token.kind === 'string' || (token.kind === 'word' && /^\d/.test(token.text));
}

/** Entries of a Groovy map, `key: 'value'` or `'key': 'value'`. */
function mapEntries(tokens: readonly CodeToken[], open: number, set: (key: string, value: string) => void): void {
  const close = Math.min(closingIndex(tokens, open), open + 2000);
  for (let i = open + 1; i + 2 <= close; i++) {
    const key = tokens[i];
    const value = tokens[i + 2];
    if (
      tokens[i + 1]?.text === ':' &&
      key !== undefined &&
      key.kind !== 'mark' &&
      value !== undefined &&
      isValue(value)
    ) {
      set(key.text, value.text);
    }
  }
}

/** Puts variables into strings: `$x`, `${x}`, `${versions.x}`, `${versions["x"]}`, `${property("x")}`. */
export function gradleExpander(variables: ReadonlyMap<string, string>): Expander {
  return new Expander({
    pattern: /\$(?:\{\s*([\w.]+(?:\[['"]?[\w.-]+['"]?\]|\(\s*(?:['"]?[\w.-]+['"]?\s*)?\))?)\s*\}|([A-Za-z_]\w*))/g,
    valueOf: (written) => {
      const call = /\(\s*['"]?([\w.-]+)['"]?\s*\)$/.exec(written)?.[1];
      const name = call ?? written.replace(/\[['"]?([\w.-]+)['"]?\]$/, '.$1').replace(/\(\)$/, '');
      return (
        variables.get(name.replace(/^(?:(?:rootProject|project|gradle|ext|extra|this|properties)\.)+/, '')) ?? null
      );
    },
  });
}
