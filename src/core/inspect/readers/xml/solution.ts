import type { ReadResult } from '../../../model/manifest.ts';
import { ManifestBuilder } from '../manifestBuilder.ts';
import { baseNameOf } from '../workspacePath.ts';
import type { XmlElement } from './xmlTree.ts';
import { readXml } from '../syntaxes.ts';
import { attributeOf } from './xmlTree.ts';

/** Visual Studio's `*.sln`: a line `Project("{type}") = "Name", "path", "{id}"` for each project (and solution folder). */
export function readSolution(text: string, path: string): ReadResult {
  const builder = new ManifestBuilder(text, path);
  builder.name = baseNameOf(path).replace(/\.sln$/i, '');
  for (const match of text.matchAll(/^[ \t]*Project\("[^"\r\n]*"\)[ \t]*=[ \t]*"[^"\r\n]*",[ \t]*"([^"\r\n]*)"/gm)) {
    const target = match[1] ?? '';
    // A solution folder names itself where a project names its file.
    if (!/\.\w*proj$/i.test(target)) continue;
    const end = match.index + match[0].length - 1;
    builder.reference('project', target.replaceAll('\\', '/'), { start: end - target.length, end });
  }
  return builder.build();
}

/** The newer `*.slnx`. */
export function readSlnx(text: string, path: string): ReadResult {
  const builder = new ManifestBuilder(text, path);
  builder.name = baseNameOf(path).replace(/\.slnx$/i, '');
  const root = readXml(builder);
  if (root !== null) addProjects(builder, root);
  return builder.build();
}

function addProjects(builder: ManifestBuilder, element: XmlElement): void {
  for (const child of element.children) {
    const project = child.name === 'Project' ? attributeOf(child, 'Path') : null;
    if (project !== null) builder.reference('project', project.value.replaceAll('\\', '/'), project.span);
    else addProjects(builder, child);
  }
}
