/** `user:password@host`, as images and git addresses may have it; no `npm:name@1.0.0`, no `node:20@sha256:…`. */
const USER_AT_HOST =
  /(^|[\s"'=])(?!npm:|jsr:)[\w.+-]{1,128}:[^/\s"'@:]{1,256}@(?!sha\d+:)(?=[a-z][\w-]{0,62}(?::|(?:\.[a-z][\w-]{0,62}){1,20}(?:[:/]|$))|\d{1,3}(?:\.\d{1,3}){3}(?:[:/]|$))/gi;

/**
 * Puts `***` in the place of credentials within a value that may be shown: user and password of a URL, and the
 * passwords and keys of a connection string. Linear in the length of the text.
 */
export function maskSecrets(text: string): string {
  let masked = text;
  // Without its host a cut URL ends after the credentials, so what stands before the end counts as well.
  if (masked.includes(':')) {
    masked = masked
      .replace(/:\/\/[^/?#\s"'@]{1,512}@/g, '://***@')
      .replace(/:\/\/[^/?#\s"'@:]{1,256}:[^/?#\s"'@]{1,256}$/g, (url) => (/:\d+$/.test(url) ? url : '://***'))
      .replace(USER_AT_HOST, '$1***@');
  }
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
