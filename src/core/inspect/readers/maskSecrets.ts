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

/** Whether a key names something that must not be shown, whatever it looks like: `Jwt.SecretKey`, `db.password`. */
export function isSecretKey(key: string): boolean {
  const last = key.slice(key.lastIndexOf('.') + 1);
  return /(?:password|passwd|pwd|secret|token|apikey|api[_-]key|access[_-]?key|private[_-]?key|credentials?)(?:s|value)?$|^secret/i.test(
    last,
  );
}
