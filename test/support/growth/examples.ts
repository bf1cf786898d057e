/** Functions of known growth, to test the counting of steps with. */

export function loop(text: string): number {
  let sum = 0;
  for (let i = 0; i < text.length; i++) sum += text.charCodeAt(i);
  return sum;
}

export function words(text: string): number {
  return [...text.matchAll(/\w+/g)].length;
}

export function loopInLoop(text: string): number {
  let sum = 0;
  for (let i = 0; i < text.length; i += 3) for (let j = 0; j < text.length; j += 3) sum += j;
  return sum;
}

export function searches(text: string): number {
  let sum = 0;
  for (let i = 0; i < text.length; i += 3) sum += text.indexOf('z', i);
  return sum;
}

export function searchesBackwards(text: string): number {
  let sum = 0;
  for (let i = 0; i < text.length; i += 3) sum += text.lastIndexOf('z', i);
  return sum;
}

export function expressions(text: string): number {
  let found = 0;
  for (let i = 0; i < text.length; i += 3) if (/z/.test(text)) found++;
  return found;
}
