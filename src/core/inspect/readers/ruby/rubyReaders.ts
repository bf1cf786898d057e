import type { ManifestReader } from '../../../model/manifest.ts';
import { LaterPart } from '../../laterPart.ts';
import { baseNameOf } from '../workspacePath.ts';

const gemfile = new LaterPart(() => import('./gemfile.ts'));

/** Bundler's `Gemfile` (`gems.rb`, and what is drawn in from `gemfiles/`): a program, read for its usual shapes. */
export const gemfileReader: ManifestReader = {
  format: 'Gemfile',
  hints: ['gemfile', 'gems.rb'],
  matches: (path) =>
    /^(?:Gemfile(?:\.[\w-]+)?|gems\.rb|[\w.-]+\.gemfile)$/.test(baseNameOf(path)) && !path.endsWith('.lock'),
  read: (text, path) => gemfile.loaded.readRuby(text, path),
};

/** A gem's own description. */
export const gemspecReader: ManifestReader = {
  format: 'gemspec',
  extensions: ['gemspec'],
  matches: (path) => path.endsWith('.gemspec'),
  read: (text, path) => gemfile.loaded.readRuby(text, path),
};
