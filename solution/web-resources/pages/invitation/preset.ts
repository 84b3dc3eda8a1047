/** By what the ids of the requests were handed over (`shared/handover.ts`): `data` of the page's address, as JSON. Pure. */
export function handedOverTo(search: string): string | undefined {
  try {
    const { requests } = JSON.parse(new URLSearchParams(search).get('data') ?? '{}') as Record<string, unknown>;
    return typeof requests === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(requests) ? requests : undefined;
  } catch {
    return undefined;
  }
}
