import { escapeHtml } from '../kernel/html';

/** In the place of a page that is missing, in a window or a frame of the player: a sentence for people. */
export const noPage = (name: string) =>
  new Response(
    `<!DOCTYPE html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><title>Not there</title><link rel="icon" href="data:,"></head>
<body><main><h1>Not there</h1>
<p>There is no web resource '${escapeHtml(name)}' in this environment. Add it to the solution, publish, and import the solution again.</p>
</main></body>
</html>`,
    { status: 404, headers: { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store', 'Content-Security-Policy': "default-src 'none'; img-src data:; frame-ancestors 'self'" } },
  );

/** Whether a browser wants to show what it asks for, rather than to use it in a page. */
export const isForReading = ({ headers }: Request): boolean => (headers.get('accept') ?? '').includes('text/html');
