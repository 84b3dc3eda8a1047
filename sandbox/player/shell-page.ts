import { randomBytes } from 'node:crypto';
import { escapeHtml } from '../kernel/html';

/**
 * The page that the player's client runs in. Nothing comes from elsewhere, and no script or style is in the page
 * itself: Fluent UI writes its styles under the nonce.
 */
export function shellPage(title: string, languageTag: string, scripts: readonly string[]): Response {
  const nonce = randomBytes(16).toString('base64');
  const html = `<!DOCTYPE html>
<html lang="${escapeHtml(languageTag)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(title)}</title>
<link rel="icon" href="data:,">
<style nonce="${nonce}">html, body, #player { height: 100%; margin: 0; } pre { margin: 0; padding: 24px; white-space: pre-wrap; }</style>
</head>
<body>
<div id="player"></div>
<noscript><p>The player needs JavaScript.</p></noscript>
${scripts.map((address) => `<script nonce="${nonce}" src="${escapeHtml(address)}" defer></script>`).join('\n')}
</body>
</html>`;
  return new Response(html, {
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Cache-Control': 'no-store',
      'Content-Security-Policy': policy(nonce),
      'Referrer-Policy': 'same-origin',
      'X-Content-Type-Options': 'nosniff',
    },
  });
}

const policy = (nonce: string) => [
  "default-src 'none'", "script-src 'self'", `style-src 'self' 'nonce-${nonce}'`, "img-src 'self' data: blob:", "font-src 'self' data:", "connect-src 'self'",
  "frame-src 'self'", "frame-ancestors 'self'", "base-uri 'none'", "form-action 'self'",
].join('; ');
