const patterns: readonly [RegExp, string][] = [
  [/\bBearer\s+[\w.~+/=-]+/gi, 'Bearer …'],
  [/\beyJ[\w-]+\.[\w-]+\.[\w-]*/g, '…token…'],
  [/\b(client_secret|client_assertion|refresh_token|access_token|password|authvalue|code|key|sig)(["']?\s*[=:]\s*["']?)[^\s&"',;]+/gi, '$1$2…'],
];

/** Text without tokens, secrets and keys, for logs and for the timeline. Pure. */
export const redact = (text: string): string =>
  patterns.reduce((clean, [pattern, replacement]) => clean.replace(pattern, replacement), text);
