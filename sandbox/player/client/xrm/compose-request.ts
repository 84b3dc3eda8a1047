import type { BatchPart } from '../web-api';
import { plainId } from './ids';

/** What `getMetadata()` of a request says. Source: Learn "execute (Client API reference)". */
export interface RequestMetadata {
  readonly boundParameter?: string | null;
  readonly parameterTypes?: Readonly<Record<string, { readonly typeName: string; readonly structuralProperty: number }>>;
  /** 0 action, 1 function, 2 create, read, update, delete. */
  readonly operationType?: number;
  readonly operationName?: string;
}

interface Reference { readonly entityType: string; readonly id: string }

type Values = Readonly<Record<string, unknown>>;

/** Kinds of parameters (`structuralProperty`). */
const ENUMERATION = 3;
const COLLECTION = 4;
const ENTITY = 5;

const NAMESPACE = 'Microsoft.Dynamics.CRM.';

/**
 * The Web API call behind a request of `execute`.
 * @param entitySetOf the entity set of a table
 * @throws Error when the request is not one that Power Apps knows
 */
export async function composeRequest(request: object, entitySetOf: (table: string) => Promise<string>): Promise<BatchPart> {
  const values = request as Values;
  if (typeof values['getMetadata'] !== 'function') throw new Error('A request of execute needs a function getMetadata.');
  const metadata = (request as { getMetadata(): RequestMetadata }).getMetadata();
  const { operationName } = metadata;
  if (!operationName) throw new Error('getMetadata of the request names no operation.');
  const compose = [composeAction, composeFunction, composeCrud][metadata.operationType ?? -1];
  if (!compose) throw new Error(`getMetadata of the request '${operationName}' has the operationType ${String(metadata.operationType)} instead of 0, 1 or 2.`);
  return compose(operationName, values, metadata, entitySetOf);
}

type Compose = (operation: string, values: Values, metadata: RequestMetadata, entitySetOf: (table: string) => Promise<string>) => Promise<BatchPart>;

const composeCrud: Compose = async (operation, values, _metadata, entitySetOf) => {
  const row = async (reference: unknown) => address(referenceOf(reference, operation), entitySetOf);
  switch (operation) {
    case 'Create':
      return { method: 'POST', path: await entitySetOf(String(values['etn'])), body: values['payload'] };
    case 'Retrieve': {
      const columns = Array.isArray(values['columns']) ? `?$select=${values['columns'].join(',')}` : '';
      return { method: 'GET', path: (await row(values['entityReference'])) + columns };
    }
    case 'Update':
      return { method: 'PATCH', path: await row({ entityType: values['etn'], id: values['id'] }), body: values['payload'], headers: { 'If-Match': '*' } };
    case 'Delete':
      return { method: 'DELETE', path: await row(values['entityReference']) };
    case 'Associate': {
      const [related] = Array.isArray(values['relatedEntities']) ? values['relatedEntities'] : [];
      return { method: 'POST', path: `${await row(values['target'])}/${String(values['relationship'])}/$ref`, body: { '@odata.id': await row(related) } };
    }
    case 'Disassociate':
      return { method: 'DELETE', path: `${await row(values['target'])}/${String(values['relationship'])}(${plainId(String(values['relatedEntityId']))})/$ref` };
    default:
      throw new Error(`The operation '${operation}' of execute is not supported by the sandbox.`);
  }
};

const composeAction: Compose = async (operation, values, metadata, entitySetOf) => {
  const body: Record<string, unknown> = {};
  for (const [name, { structuralProperty }] of parameters(metadata)) {
    if (values[name] === undefined) continue;
    body[name] = structuralProperty === ENTITY || structuralProperty === COLLECTION ? asEntities(values[name]) : values[name];
  }
  return { method: 'POST', path: await boundPath(operation, values, metadata, entitySetOf), body };
};

const composeFunction: Compose = async (operation, values, metadata, entitySetOf) => {
  const given = parameters(metadata).filter(([name]) => values[name] !== undefined);
  const literals = await Promise.all(given.map(async ([name, { typeName, structuralProperty }]) => {
    const value = values[name];
    const given = (text: string) => `@${name}=${encodeURIComponent(text)}`;
    if (structuralProperty === ENTITY) return given(JSON.stringify({ '@odata.id': await address(referenceOf(value, operation), entitySetOf) }));
    if (structuralProperty === ENUMERATION) return given(`${typeName}'${String(value)}'`);
    return given(structuralProperty === COLLECTION ? JSON.stringify(value) : literal(typeName, value));
  }));
  const path = `${await boundPath(operation, values, metadata, entitySetOf)}(${given.map(([name]) => `${name}=@${name}`).join(',')})`;
  return { method: 'GET', path: literals.length ? `${path}?${literals.join('&')}` : path };
};

/** All parameters but the one that the operation is bound to. */
const parameters = ({ parameterTypes = {}, boundParameter }: RequestMetadata) => Object.entries(parameterTypes).filter(([name]) => name !== boundParameter);

async function boundPath(
  operation: string, values: Values, { boundParameter, parameterTypes = {} }: RequestMetadata, entitySetOf: (table: string) => Promise<string>,
): Promise<string> {
  if (!boundParameter) return operation;
  const bound = parameterTypes[boundParameter];
  const name = operation.includes('.') ? operation : NAMESPACE + operation;
  if (bound?.structuralProperty === COLLECTION) {
    const table = /(?:mscrm|Microsoft\.Dynamics\.CRM)\.(\w+)/.exec(bound.typeName)?.[1] ?? '';
    return `${await entitySetOf(table)}/${name}`;
  }
  return `${await address(referenceOf(values[boundParameter], operation), entitySetOf)}/${name}`;
}

const address = async ({ entityType, id }: Reference, entitySetOf: (table: string) => Promise<string>) => `${await entitySetOf(entityType)}(${plainId(id)})`;

function referenceOf(value: unknown, operation: string): Reference {
  const { entityType, logicalName, id, guid } = (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>;
  const table = entityType ?? logicalName;
  const row = id ?? guid;
  if (typeof table !== 'string' || typeof row !== 'string') throw new Error(`The request '${operation}' needs a row: an object with entityType and id.`);
  return { entityType: table, id: row };
}

/** References among an action's parameters become rows with their type; other values stay. */
function asEntities(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(asEntities);
  if (typeof value !== 'object' || value === null || !('entityType' in value) || !('id' in value)) return value;
  const { entityType, id } = value as Reference;
  return { '@odata.type': NAMESPACE + entityType, [`${entityType}id`]: plainId(id) };
}

function literal(typeName: string, value: unknown): string {
  if (value === null) return 'null';
  if (value instanceof Date) return value.toISOString();
  return typeName === 'Edm.String' ? `'${String(value).replace(/'/g, "''")}'` : String(value);
}
