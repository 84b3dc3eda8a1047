/** The template that the `data` of the page's address names; undefined where it makes no sense. Pure. */
export function templateFrom(search: string): string | undefined {
  try {
    const { template } = JSON.parse(new URLSearchParams(search).get('data') ?? '{}') as Record<string, unknown>;
    return typeof template === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(template) ? template.toLowerCase() : undefined;
  } catch {
    return undefined;
  }
}
