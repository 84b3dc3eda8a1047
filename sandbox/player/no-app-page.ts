/** What is at `/` while there is no app to play. */
export const noAppPage = () =>
  new Response(
    `<!DOCTYPE html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><title>No app yet</title><link rel="icon" href="data:,"></head>
<body><main><h1>No app yet</h1>
<p>No solution with a model-driven app has been imported into this environment. Import one through <code>POST /api/data/v9.2/ImportSolution</code>, and load this page again.</p>
</main></body>
</html>`,
    { headers: { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store', 'Content-Security-Policy': "default-src 'none'; img-src data:; frame-ancestors 'none'" } },
  );
