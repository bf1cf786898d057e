import type { ReadResult } from '../../../model/manifest.ts';
import type { CodeStyle } from '../code/codeTokens.ts';
import { codeTokens } from '../code/codeTokens.ts';
import { ManifestBuilder } from '../manifestBuilder.ts';

const HCL: CodeStyle = {
  lineComments: ['#', '//'],
  blockComment: ['/*', '*/'],
  quotes: '"',
  word: /[A-Za-z_][\w-]*(?:\.[A-Za-z_][\w-]*)*|\d[\w.]*/y,
};
const BICEP: CodeStyle = {
  lineComments: ['//'],
  blockComment: ['/*', '*/'],
  quotes: "'",
  hasTripleQuotes: true,
  word: /[A-Za-z_][\w]*(?:\.[A-Za-z_][\w]*)*|\d[\w.]*/y,
};
/** Arguments that say which database, runtime or plan a resource is. */
const TELLING =
  /^(?:engine|database_version|runtime|family|kind|node_version|python_version|java_version|dotnet_version|application_stack|package_type|version|offer_type|linuxFxVersion|image)$/;
const MAX_SETTINGS = 2000;

/** Terraform and OpenTofu: types of resources, providers and modules; nothing is evaluated. */
export function readTerraform(text: string, path: string): ReadResult {
  const builder = new ManifestBuilder(text, path);
  const tokens = codeTokens(text, HCL);
  let left = MAX_SETTINGS;
  let block = '';
  tokens.forEach((token, i) => {
    const [first, second, third] = [tokens[i + 1], tokens[i + 2], tokens[i + 3]];
    if (token.kind !== 'word' || first === undefined || left <= 0) return;
    if ((token.text === 'resource' || token.text === 'data') && first.kind === 'string' && second?.kind === 'string') {
      left--;
      block = first.text;
      if (token.text === 'resource') builder.setting(`resource.${second.text}`, second.span, first.text, first.span);
    } else if (token.text === 'provider' && first.kind === 'string')
      builder.setting('provider', token.span, first.text, first.span);
    else if (token.text === 'source' && first.text === '=' && second?.kind === 'string') {
      if (/^\.{1,2}\//.test(second.text)) builder.reference('module', second.text, second.span);
      else if (/^[\w.-]+\/[\w.-]+(?:\/[\w.-]+)*$/.test(second.text)) {
        const version = third?.text === 'version' && tokens[i + 5]?.kind === 'string' ? tokens[i + 5] : undefined;
        builder.dependency({
          ecosystem: 'terraform',
          name: second.text,
          nameSpan: second.span,
          written: version,
          scope: 'build',
        });
      }
    } else if (TELLING.test(token.text) && first.text === '=' && second?.kind === 'string') {
      left--;
      builder.setting(`${block}.${token.text}`, token.span, second.text, second.span);
    }
  });
  return builder.build();
}

/** Bicep: types of resources and modules. */
export function readBicep(text: string, path: string): ReadResult {
  const builder = new ManifestBuilder(text, path);
  const tokens = codeTokens(text, BICEP);
  let left = MAX_SETTINGS;
  tokens.forEach((token, i) => {
    const [name, type] = [tokens[i + 1], tokens[i + 2]];
    if (token.kind !== 'word' || left <= 0) return;
    if (token.text === 'resource' && name?.kind === 'word' && type?.kind === 'string') {
      left--;
      const at = type.text.indexOf('@');
      const isExisting = tokens[i + 3]?.text === 'existing';
      const written = at < 0 ? type.text : type.text.slice(0, at);
      if (!isExisting)
        builder.setting(`resource.${name.text}`, name.span, written, {
          start: type.span.start,
          end: type.span.start + written.length,
        });
    } else if (token.text === 'module' && name?.kind === 'word' && type?.kind === 'string') {
      left--;
      if (/^\.{0,2}\/?[\w./-]+\.bicep$/.test(type.text)) builder.reference('module', type.text, type.span);
      builder.setting(`module.${name.text}`, name.span, type.text, type.span);
    } else if (TELLING.test(token.text) && name?.text === ':' && type?.kind === 'string') {
      left--;
      builder.setting(`property.${token.text}`, token.span, type.text, type.span);
    }
  });
  return builder.build();
}
