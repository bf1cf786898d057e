/**
 * Keys of a toolbar, after the ARIA authoring practices: one stop for the Tab key, arrows, Home and End within.
 * @param toolbar Element with role "toolbar"; its buttons are the stops.
 */
export function moveWithin(toolbar: HTMLElement): void {
  toolbar.addEventListener('keydown', (event) => {
    const stops = [...toolbar.querySelectorAll<HTMLElement>('button')].filter((stop) => !stop.hasAttribute('disabled'));
    const to = target(event.key, stops.indexOf(document.activeElement as HTMLElement), stops.length);
    if (to === null) return;
    event.preventDefault();
    stops[to]?.focus();
  });
  toolbar.addEventListener('focusin', (event) => {
    for (const stop of toolbar.querySelectorAll<HTMLElement>('button')) stop.tabIndex = stop === event.target ? 0 : -1;
  });
}

/**
 * Place of the stop that a key leads to, or null for keys of no meaning here.
 * @param at Present place, counted from 0.
 */
export function target(key: string, at: number, count: number): number | null {
  if (at < 0 || count === 0) return null;
  switch (key) {
    case 'ArrowRight':
    case 'ArrowDown':
      return (at + 1) % count;
    case 'ArrowLeft':
    case 'ArrowUp':
      return (at - 1 + count) % count;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}
