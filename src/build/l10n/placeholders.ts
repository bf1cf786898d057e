/** The placeholders of a template, `{0}` or `{name}`, each once and in order. */
export function placeholdersOf(template: string): string[] {
  return [...new Set(template.match(/\{\w+\}/g))].sort();
}
