import type { ProviderMemory } from '../provider/memory';

/** What a refresh remembers for the next one. */
export interface RefreshMemory {
  /** Where Graph's list of changed contracts goes on from, and since when; of the partner tenant that it was read in. */
  readonly position?: { readonly link: string; readonly on: number; readonly partnerTenantId: string };
  /** When it was last doubted that so many customers are gone. */
  readonly doubtedOn?: number;
}

/** A position counts in the partner tenant that it was read in. Pure. */
export const positionOf = ({ memory: { position }, partnerTenantId }: { readonly memory: RefreshMemory; readonly partnerTenantId: string | null }): RefreshMemory['position'] =>
  position?.partnerTenantId === partnerTenantId ? position : undefined;

/** Its section in the memory of a provider. */
export const memorySection = 'customers';

/** Reads the section; what makes no sense counts as forgotten. Pure. */
export function refreshMemory(memory: ProviderMemory): RefreshMemory {
  const { position, doubtedOn } = memory[memorySection] ?? {};
  return { ...(isPosition(position) ? { position } : {}), ...(typeof doubtedOn === 'number' ? { doubtedOn } : {}) };
}

function isPosition(value: unknown): value is NonNullable<RefreshMemory['position']> {
  if (typeof value !== 'object' || value === null) return false;
  const { link, on, partnerTenantId } = value as Record<string, unknown>;
  return typeof link === 'string' && typeof on === 'number' && typeof partnerTenantId === 'string';
}
