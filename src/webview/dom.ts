import { visibleLines } from '../core/model/visibleText.ts';

/** Builds the page from nodes only: text is always text, never markup, and nothing in it acts unseen. */

type Child = Node | string | null | undefined | false;

export interface Attributes {
  /** Attribute values; `false` and undefined leave one out, `true` sets an empty one. */
  readonly [name: string]: string | number | boolean | undefined | ((event: Event) => void);
}

/** Makes an element. A function is a listener (`onclick`), `key` finds the element again after it was made anew. */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes | null,
  ...children: readonly (Child | readonly Child[])[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (value === undefined || value === false) continue;
    if (typeof value === 'function') element.addEventListener(name.slice(2), value);
    else if (name === 'key') element.dataset['key'] = String(value);
    // The style attribute is barred by the page's policy; the object model is not.
    else if (name.startsWith('--')) element.style.setProperty(name, String(value));
    else element.setAttribute(name, value === true ? '' : visibleLines(String(value)));
  }
  append(element, children);
  return element;
}

/** Sets an element's text where it is another: what is set again is laid out again, even where it is the same. */
export function setText(element: Element, text: string): void {
  const visible = visibleLines(text);
  if (element.textContent !== visible) element.textContent = visible;
}

/** The same for what a control shows. */
export function setValue(control: HTMLSelectElement | HTMLInputElement, value: string): void {
  if (control.value !== value) control.value = value;
}

/** The same for an attribute. */
export function setAttribute(element: Element, name: string, value: string): void {
  const visible = visibleLines(value);
  if (element.getAttribute(name) !== visible) element.setAttribute(name, visible);
}

function append(element: Element, children: readonly (Child | readonly Child[])[]): void {
  for (const child of children) {
    if (Array.isArray(child)) append(element, child as readonly Child[]);
    else if (child !== null && child !== undefined && child !== false)
      element.append(typeof child === 'string' ? visibleLines(child) : (child as Node));
  }
}

/**
 * Brings what an element holds up to date with as few changes as can be: what is the same stays, with its focus, its
 * scroll position and its opened details. Elements with a key are only ever matched with that key, so a listener may
 * rely on what its element's key names, and on nothing else.
 */
export function replaceContent(element: Element, ...children: readonly (Child | readonly Child[])[]): void {
  const focused = document.activeElement;
  const focusKey = focused instanceof HTMLElement && element.contains(focused) ? focused.dataset['key'] : undefined;
  const fresh = document.createElement('div');
  append(fresh, children);
  morphChildren(element, fresh);
  if (focusKey === undefined || (focused?.isConnected ?? false)) return;
  const again = [...element.querySelectorAll<HTMLElement>('[data-key]')].find((one) => one.dataset['key'] === focusKey);
  again?.focus();
}

function morphChildren(present: Element, wanted: Element): void {
  const fresh = [...wanted.childNodes];
  for (const [i, node] of fresh.entries()) {
    const old = present.childNodes[i];
    if (old === undefined) present.append(node);
    else if (!morph(old, node)) old.replaceWith(node);
  }
  while (present.childNodes.length > fresh.length) present.lastChild?.remove();
}

/** Makes one node like another; false where it has to be replaced instead. */
function morph(present: ChildNode, wanted: ChildNode): boolean {
  if (present instanceof Text && wanted instanceof Text) {
    if (present.data !== wanted.data) present.data = wanted.data;
    return true;
  }
  if (!(present instanceof HTMLElement) || !(wanted instanceof HTMLElement)) return false;
  if (present.tagName !== wanted.tagName || present.dataset['key'] !== wanted.dataset['key']) return false;
  const isDetails = present instanceof HTMLDetailsElement;
  for (const { name } of [...present.attributes]) {
    if (!wanted.hasAttribute(name) && !(isDetails && name === 'open')) present.removeAttribute(name);
  }
  for (const { name, value } of wanted.attributes) {
    if (name === 'style') copyStyle(present, wanted);
    else if (present.getAttribute(name) !== value && !(isDetails && name === 'open')) present.setAttribute(name, value);
  }
  morphChildren(present, wanted);
  if (present instanceof HTMLSelectElement) setValue(present, (wanted as HTMLSelectElement).value);
  return true;
}

/** Custom properties are all the style that elements have here. */
function copyStyle(present: HTMLElement, wanted: HTMLElement): void {
  for (const name of wanted.style) {
    const value = wanted.style.getPropertyValue(name);
    if (present.style.getPropertyValue(name) !== value) present.style.setProperty(name, value);
  }
}
