import { CANARY, CONTROLS, SECRET } from './hostileMarks.ts';

/** Begins a line of the console that says what a page showed and must not, or that it showed what it must. */
export const SHOWN_MARK = 'STACK-ADVISOR-SHOWN ';

export interface Shown {
  readonly kind: 'wrong' | 'seen';
  readonly what: string;
}

interface Rules {
  readonly mark: string;
  readonly nowhere: readonly string[];
  readonly secret: string;
  readonly controls: string;
}

/**
 * A script for every frame of a page, before any of its own: looks at all that is added to the document, as text, label,
 * tooltip or link, and tells on the console what must not be there. What the editor shows of an open file is the file's.
 */
export function watchScript(): string {
  const rules: Rules = { mark: SHOWN_MARK, nowhere: [CANARY, 'root:x:0'], secret: SECRET, controls: CONTROLS.source };
  return `(${watch.toString()})(${JSON.stringify(rules)})`;
}

/** In the page. */
function watch(rules: Rules): void {
  const told = new Set<string>();
  const tell = (kind: string, what: string): void => {
    if (told.has(kind + what)) return;
    told.add(kind + what);
    console.log(rules.mark + JSON.stringify({ kind, what: what.slice(0, 300) }));
  };
  const controls = new RegExp(rules.controls);
  const ATTRIBUTES = ['title', 'aria-label', 'href', 'data-href', 'src', 'alt'];
  const FILES = '.monaco-editor .view-lines, .monaco-editor textarea, .native-edit-context, .minimap';
  // Parts of the window that are ours, or that show our texts.
  const PLACES: readonly (readonly [string, string])[] = [
    ['tooltip', '.workbench-hover'],
    ['hover', '.monaco-hover'],
    ['tree', '[id="workbench.view.extension.stackAdvisor"]'],
    ['problems', '.markers-panel'],
    ['panel', '#app, main'],
  ];
  const textsOf = (node: Node): readonly string[] =>
    node instanceof Element
      ? ATTRIBUTES.map((name) => node.getAttribute(name) ?? '').filter((text) => text !== '')
      : [node.textContent ?? ''];

  const look = (node: Node): void => {
    const element = node instanceof Element ? node : node.parentElement;
    if (element === null || /^(?:SCRIPT|STYLE)$/.test(element.tagName)) return;
    if (element.closest(FILES) !== null) return;
    const place = PLACES.find(([, selector]) => element.closest(selector) !== null)?.[0];
    for (const text of textsOf(node)) {
      for (const mark of rules.nowhere) if (text.includes(mark)) tell('wrong', `${place ?? 'elsewhere'}: ${text}`);
      if (text.includes(rules.secret)) tell('wrong', `${place ?? 'elsewhere'}: ${text}`);
      if (place === undefined) continue;
      if (controls.test(text)) tell('wrong', `${place}, control character: ${text}`);
      for (const word of text.match(/[A-Za-z][\w-]{2,30}/g) ?? []) tell('seen', `${place} ${word.toLowerCase()}`);
    }
    if (place === undefined || !(node instanceof Element)) return;
    const source = node.getAttribute('src') ?? '';
    if (node.tagName === 'IMG' && !/^(?:data:image|https?:\/\/127\.0\.0\.1)/.test(source))
      tell('wrong', `${place}: image ${source}`);
    if (node.tagName === 'SVG' && node.hasAttribute('onload')) tell('wrong', `${place}: svg`);
    const link = node.getAttribute('data-href') ?? node.getAttribute('href') ?? '';
    if (
      /^(?:command:(?!stackAdvisor\.|editor\.action\.unicodeHighlight\.)|javascript:|data:|file:|vscode:)/i.test(link)
    )
      tell('wrong', `${place}: link ${link}`);
  };
  const walk = (root: Node): void => {
    look(root);
    for (const child of root.childNodes) walk(child);
  };
  new MutationObserver((changes) => {
    for (const { type, target, addedNodes } of changes) {
      if (type !== 'childList') look(target);
      for (const node of addedNodes) walk(node);
    }
  }).observe(document, {
    subtree: true,
    childList: true,
    characterData: true,
    attributes: true,
    attributeFilter: ATTRIBUTES,
  });
  // The page of a webview is written into a document that was there before, which ends the watch.
  if (window !== window.top) setInterval(() => walk(document), 500);
}
