/** What the handlers remember of a tenant about requests that are made by themselves, kept as JSON on its row. */
export interface AutomaticMemory {
  /** The account for which it was seen to; null = none yet. */
  readonly accountId: string | null;
  /** Templates that were seen to: ids of those that made a request, or had one already. */
  readonly templates: readonly string[];
  /** Drafts whose template applies no more, and why, as the timeline tells already: by id of the request. */
  readonly told: Readonly<Record<string, string>>;
}

export const noMemory: AutomaticMemory = { accountId: null, templates: [], told: {} };

/** As it is kept (`gdap_Memory` of the Provider Account); equal memories have equal texts. Pure. */
export const automaticMemoryText = ({ accountId, templates, told }: AutomaticMemory): string =>
  JSON.stringify({ version: 1, account: accountId, templates: [...new Set(templates)].sort(), told: Object.fromEntries(Object.entries(told).sort(([a], [b]) => (a < b ? -1 : 1))) });

/**
 * What is kept, read leniently: what makes no sense counts as forgotten. Then requests that exist are found again, and
 * only a draft that staff deleted is made once more. Pure.
 */
export function parseAutomaticMemory(text: string | null | undefined): AutomaticMemory {
  try {
    const { account, templates, told } = JSON.parse(text || '{}') as Record<string, unknown>;
    return {
      accountId: isText(account) ? account : null,
      templates: Array.isArray(templates) ? templates.filter(isText) : [],
      told: typeof told === 'object' && told !== null ? Object.fromEntries(Object.entries(told).filter((entry): entry is [string, string] => isText(entry[1]))) : {},
    };
  } catch {
    return noMemory;
  }
}

const isText = (value: unknown): value is string => typeof value === 'string';
