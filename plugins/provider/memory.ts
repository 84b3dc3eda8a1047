import { gdapProvider, type Row } from '@gdap-manager/entities';
import { columns } from '../gateways/dataverse/columns';
import type { DataverseGateway } from '../gateways/dataverse/gateway';
import { ConcurrencyError } from '../gateways/transport/service-error';

/**
 * What capabilities remember of a provider, kept as one JSON object on its row: each has a section of its own under
 * its name and reads it leniently. All of it can be missing: then it is learned anew, and only more slowly.
 */
export type ProviderMemory = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** What the column takes. */
const largest = gdapProvider.columns.gdap_Memory.maxLength;

/** Reads a memory; what makes no sense counts as forgotten. Pure. */
export function parseProviderMemory(text: string | null | undefined): ProviderMemory {
  try {
    const memory: unknown = JSON.parse(text ?? '');
    if (!isObject(memory)) return {};
    return Object.fromEntries(Object.entries(memory).filter((entry): entry is [string, Record<string, unknown>] => isObject(entry[1])));
  } catch {
    return {};
  }
}

/** The text of a memory with another section; equal memories have equal texts. Sections of others stay as they are. Pure. @param section undefined: nothing is remembered */
export function withSection(memory: ProviderMemory, name: string, section: Readonly<Record<string, unknown>> | undefined): string | null {
  const others = Object.entries(memory).filter(([other]) => other !== name);
  const sections = section === undefined ? others : [...others, [name, section] as const];
  return sections.length === 0 ? null : JSON.stringify(Object.fromEntries(sections.sort(([a], [b]) => (a < b ? -1 : 1))));
}

/** How often it is begun anew because another capability wrote its own section meanwhile. */
const triesInARow = 5;

/**
 * Writes one section. Nothing is written where it says the same already, or the provider is gone.
 * @throws ServiceError of Dataverse; ConcurrencyError where others keep writing
 */
export async function saveSection(
  dataverse: Pick<DataverseGateway, 'retrieve' | 'update'>, providerId: string, name: string, section: Readonly<Record<string, unknown>> | undefined,
): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    const row = await dataverse.retrieve<Row<typeof gdapProvider>>(gdapProvider.entitySetName, providerId, { select: columns<typeof gdapProvider>('gdap_memory') });
    if (!row) return;
    const text = withSection(parseProviderMemory(row.gdap_memory), name, section);
    if (text === row.gdap_memory) return;
    if (text && text.length > largest) throw new Error(`The memory of provider ${providerId} would be ${text.length} characters long; ${largest} fit.`);
    try {
      await dataverse.update(gdapProvider.entitySetName, providerId, { gdap_memory: text }, row['@odata.etag']);
      return;
    } catch (error) {
      if (!(error instanceof ConcurrencyError) || attempt >= triesInARow) throw error;
    }
  }
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
