import { gdapRequest, gdapRoleMapping, gdapTemplate } from '@gdap-manager/entities';
import { isGuid } from '../../guid';
import type { Work } from '../../work';

/** The body is no RemoteExecutionContext. */
export class NotAnExecutionContext extends Error {
  constructor(why: string) {
    super(`The body is no RemoteExecutionContext: ${why}.`);
    this.name = 'NotAnExecutionContext';
  }
}

type Json = Readonly<Record<string, unknown>>;

/**
 * What a webhook asks to be looked at. A role mapping means its request or template: the one that it belongs to now,
 * and the one that it belonged to. Where the body does not say (it loses its parts above 256 KB) the mapping itself is named.
 * @param ownUserId the user as whom the handlers write
 * Source: Microsoft Learn "Use webhooks to create external handlers for server events". Pure.
 * @throws NotAnExecutionContext
 */
export function workOf(body: unknown, ownUserId?: string): Work[] {
  const context = objectOf(body);
  const table = textOf(context, 'PrimaryEntityName');
  const message = textOf(context, 'MessageName');
  const id = textOf(context, 'PrimaryEntityId').toLowerCase();
  if (!isGuid(id)) throw new NotAnExecutionContext('PrimaryEntityId is no GUID');
  const correlationId = isGuid(context.CorrelationId) ? context.CorrelationId : id;
  const byHandlers = ownUserId !== undefined && String(context.InitiatingUserId).toLowerCase() === ownUserId;
  const work: Work = { table, id, message, correlationId, ...(byHandlers ? { byHandlers } : {}) };
  if (table !== gdapRoleMapping.logicalName) return [work];

  const images = [valueOf(context.InputParameters, 'Target'), ...valuesOf(context.PreEntityImages), ...valuesOf(context.PostEntityImages)];
  const owners = new Map(images.flatMap(ownersIn).map((owner) => [`${owner.table} ${owner.id}`, owner]));
  return owners.size === 0 ? [work] : [...owners.values()].map((owner) => ({ ...work, ...owner }));
}

/** What a mapping belongs to, by its column. */
const ownerColumns = { gdap_requestid: gdapRequest.logicalName, gdap_templateid: gdapTemplate.logicalName } as const;

/** The requests and templates that an image of a mapping points to. */
function ownersIn(image: unknown): Pick<Work, 'table' | 'id'>[] {
  const attributes = typeof image === 'object' && image !== null ? (image as Json).Attributes : undefined;
  return Object.entries(ownerColumns).flatMap(([column, table]) => {
    const reference = valueOf(attributes, column);
    const id = typeof reference === 'object' && reference !== null ? (reference as Json).Id : undefined;
    return isGuid(id) ? [{ table, id: id.toLowerCase() }] : [];
  });
}

const pairsOf = (list: unknown): Json[] => (Array.isArray(list) ? list.filter((pair): pair is Json => typeof pair === 'object' && pair !== null) : []);
const valueOf = (list: unknown, key: string): unknown => pairsOf(list).find((pair) => pair.key === key)?.value;
const valuesOf = (list: unknown): unknown[] => pairsOf(list).map(({ value }) => value);

function objectOf(body: unknown): Json {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw new NotAnExecutionContext('it is no JSON object');
  return body as Json;
}

function textOf(context: Json, name: string): string {
  const value = context[name];
  if (typeof value !== 'string' || value === '' || value.length > 200) throw new NotAnExecutionContext(`${name} is missing`);
  return value;
}
