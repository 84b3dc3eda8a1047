/** Serves web resources by name, and other files by path, to the page of a test: scripts run when they are added, `fetch` answers their texts. @returns takes it away */
export function serveWebResources(resources: Readonly<Record<string, string>>): () => void {
  const contentOf = (url: string) => resources[decodeURIComponent(new URL(url, 'http://localhost').pathname).replace('/WebResources/', '')];
  const append = jest.spyOn(document.head, 'append').mockImplementation((node) => {
    if (!(node instanceof HTMLScriptElement)) return;
    const code = contentOf(node.src);
    if (code === undefined) return void node.onerror?.(new Event('error'));
    (0, eval)(code);
    node.onload?.(new Event('load'));
  });
  const fetch = globalThis.fetch;
  globalThis.fetch = ((url: string) => {
    const text = contentOf(url);
    return Promise.resolve({ ok: text !== undefined, text: () => Promise.resolve(text ?? '') } as Response);
  }) as typeof globalThis.fetch;
  return () => {
    append.mockRestore();
    globalThis.fetch = fetch;
  };
}
