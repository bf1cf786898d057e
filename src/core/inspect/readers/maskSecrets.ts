/**
 * Puts `***` in the place of credentials within a value that may be shown: user and password of a URL, and the
 * passwords and keys of a connection string. Linear in the length of the text.
 */
export function maskSecrets(text: string): string {
  let masked = text;
  if (masked.includes('@')) masked = masked.replace(/:\/\/[^/?#\s"'@]{1,512}@/g, '://***@');
  if (masked.includes('=')) {
    masked = masked.replace(
      /\b((?:password|pwd|accountkey|sharedaccesskey|secret|token|access_?key|api_?key)\s?=\s?)[^;&\s"']+/gi,
      '$1***',
    );
  }
  return masked;
}
