import { createHash } from 'node:crypto';
import { isGuid } from '../guid';
import { parseDifferences, type Differences } from './differences';

/**
 * What the handlers must remember of a request from one look to the next, kept as JSON on its row. All of it can be
 * missing: then it is learned anew, and only more slowly.
 */
export interface Memory {
  /** What was sent to Microsoft; set back when somebody changes it on the row. */
  readonly submitted?: { readonly relationshipId: string; readonly providerAccountId: string; readonly accountId: string };
  /** Groups that we gave roles, or are about to: what has no mapping any more is taken away again. */
  readonly groups?: readonly string[];
  /** Fingerprint of the mappings as they were when they were last dealt with. */
  readonly handled?: string;
  /** The state in which the last tries failed. */
  readonly triedAs?: string;
  /** When we asked for the lock. */
  readonly lockAskedOn?: number;
  /** When, and in which of Microsoft's states, we asked for the end. */
  readonly askedToEnd?: { readonly status: string; readonly on: number };
  /** When, and how, we told Microsoft our decision on what an indirect provider asks for. */
  readonly decided?: { readonly decision: 'approve' | 'reject'; readonly on: number };
  /** When, and how often, we asked Microsoft to take Global Administrator out. */
  readonly shrink?: { readonly on: number; readonly times: number };
  /** Since when the relationship has not been found. */
  readonly missingSince?: number;
  /** In what Microsoft differs from the mappings, and what we do not put right by ourselves: the reconciliation tells staff of it. */
  readonly differs?: Differences;
}

/** Reads a memory; what makes no sense counts as forgotten. Pure. */
export function parseMemory(text: string | null): Memory {
  try {
    const { submitted, groups, handled, triedAs, lockAskedOn, askedToEnd, decided, shrink, missingSince, differs: apart } = JSON.parse(text ?? '{}') as Record<string, unknown>;
    const differs = parseDifferences(apart);
    return {
      ...(isObject(submitted) && isText(submitted['relationshipId']) && /^[\w-]{1,100}$/.test(submitted['relationshipId']) && isGuid(submitted['providerAccountId']) && isGuid(submitted['accountId'])
        ? { submitted: submitted as unknown as NonNullable<Memory['submitted']> }
        : {}),
      ...(Array.isArray(groups) && groups.every(isText) ? { groups: groups as string[] } : {}),
      ...(isText(handled) ? { handled } : {}),
      ...(isText(triedAs) ? { triedAs } : {}),
      ...(typeof lockAskedOn === 'number' ? { lockAskedOn } : {}),
      ...(isObject(askedToEnd) && isText(askedToEnd['status']) && typeof askedToEnd['on'] === 'number' ? { askedToEnd: askedToEnd as unknown as NonNullable<Memory['askedToEnd']> } : {}),
      ...(isObject(decided) && (decided['decision'] === 'approve' || decided['decision'] === 'reject') && typeof decided['on'] === 'number' ? { decided: decided as unknown as NonNullable<Memory['decided']> } : {}),
      ...(isObject(shrink) && typeof shrink['on'] === 'number' && typeof shrink['times'] === 'number' ? { shrink: shrink as unknown as NonNullable<Memory['shrink']> } : {}),
      ...(typeof missingSince === 'number' ? { missingSince } : {}),
      ...(differs ? { differs } : {}),
    };
  } catch {
    return {};
  }
}

/** The text of a memory; equal memories have equal texts. null = nothing. Pure. */
export function memoryText({ submitted, groups, handled, triedAs, lockAskedOn, askedToEnd, decided, shrink, missingSince, differs }: Memory): string | null {
  const text = JSON.stringify({
    submitted: submitted && { relationshipId: submitted.relationshipId, providerAccountId: submitted.providerAccountId, accountId: submitted.accountId },
    groups: groups?.length ? [...groups].sort() : undefined,
    handled,
    triedAs,
    lockAskedOn,
    askedToEnd: askedToEnd && { status: askedToEnd.status, on: askedToEnd.on },
    decided: decided && { decision: decided.decision, on: decided.on },
    shrink: shrink && { on: shrink.on, times: shrink.times },
    missingSince,
    differs: differs && { groups: differs.groups.map(({ groupId, roleIds }) => ({ groupId, roleIds })), unnamed: differs.unnamed, lacking: differs.lacking },
  });
  return text === '{}' ? null : text;
}

/** How a group that Entra no longer has stands in a fingerprint: when it is there again, that is a difference. */
export const gone = (groupId: string): string => `${groupId} gone`;

/** A fingerprint of which group has which roles, whatever their order. Pure. */
export function fingerprint(pairs: readonly (readonly [groupId: string, roleId: string])[]): string {
  const lines = [...new Set(pairs.map(([group, role]) => `${group} ${role}`.toLowerCase()))].sort();
  return createHash('sha256').update(lines.join('\n')).digest('hex').slice(0, 16);
}

const isText = (value: unknown): value is string => typeof value === 'string';
const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
