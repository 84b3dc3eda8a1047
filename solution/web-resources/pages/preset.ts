/** What is chosen already when the page opens: `data` of its address, as JSON. */
export interface Preset {
  readonly customer?: { readonly id: string; readonly name: string };
  readonly templateIds?: readonly string[];
  /** Several customers: by what their ids were handed over (`shared/handover.ts`). */
  readonly customers?: string;
}

const isId = (value: unknown): value is string => typeof value === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value);

/** Reads the `data` of an address; what makes no sense is as if it were not there. Pure. */
export function presetFrom(search: string): Preset {
  try {
    const { customer, templateIds, customers } = JSON.parse(new URLSearchParams(search).get('data') ?? '{}') as Record<string, unknown>;
    const { id, name } = (customer ?? {}) as Record<string, unknown>;
    return {
      ...(isId(id) ? { customer: { id: id.toLowerCase(), name: typeof name === 'string' ? name : id } } : {}),
      ...(isId(customers) ? { customers } : {}),
      ...(Array.isArray(templateIds) ? { templateIds: templateIds.filter(isId).map((one) => one.toLowerCase()) } : {}),
    };
  } catch {
    return {};
  }
}
