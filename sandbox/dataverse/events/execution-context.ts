import type { RowChange, StoredRow } from '../environment';
import type { Table } from '../metadata/catalog';
import { attributesOf, entity, reference, serializedDate, typedEntity, typedReference, type Pair, type SerializedEntity } from './context-values';
import { updatedColumns, type ProcessingStep } from './step';

/** What a webhook receives: Microsoft.Xrm.Sdk.RemoteExecutionContext in JSON, member for member. */
export interface RemoteExecutionContext {
  readonly BusinessUnitId: string;
  readonly CorrelationId: string;
  readonly Depth: number;
  readonly InitiatingUserId: string;
  readonly InputParameters: readonly Pair[];
  readonly IsExecutingOffline: boolean;
  readonly IsInTransaction: boolean;
  readonly IsOfflinePlayback: boolean;
  readonly IsolationMode: number;
  readonly MessageName: string;
  readonly Mode: number;
  readonly OperationCreatedOn: string;
  readonly OperationId: string;
  readonly OrganizationId: string;
  readonly OrganizationName: string;
  readonly OutputParameters: readonly Pair[];
  readonly OwningExtension: ReturnType<typeof reference>;
  readonly ParentContext: null;
  readonly PostEntityImages: readonly Pair<SerializedEntity>[];
  readonly PreEntityImages: readonly Pair<SerializedEntity>[];
  readonly PrimaryEntityId: string;
  readonly PrimaryEntityName: string;
  readonly RequestId: string;
  readonly SecondaryEntityName: string;
  readonly SharedVariables: readonly Pair[];
  readonly Stage: number;
  readonly UserId: string;
}

/** What the context tells besides the change and the step. */
export interface Operation {
  /** The system job's id. */
  readonly id: string;
  readonly createdOn: Date;
  readonly organizationName: string;
}

/** IsolationMode of steps that run in no sandbox of the platform: 1 = None. */
const NO_ISOLATION = 1;

/** The context of one step for one change. Pure. @param table of the changed row */
export function executionContext(change: RowChange, step: ProcessingStep, table: Table, operation: Operation): RemoteExecutionContext {
  return {
    BusinessUnitId: change.caller.businessUnitId,
    CorrelationId: change.caller.correlationId,
    Depth: change.caller.depth,
    InitiatingUserId: change.caller.userId,
    InputParameters: [{ key: 'Target', value: target(change, table) }],
    IsExecutingOffline: false,
    IsInTransaction: false,
    IsOfflinePlayback: false,
    IsolationMode: NO_ISOLATION,
    MessageName: change.message,
    Mode: step.mode,
    OperationCreatedOn: serializedDate(operation.createdOn, '+0000'),
    OperationId: operation.id,
    OrganizationId: change.caller.organizationId,
    OrganizationName: operation.organizationName,
    OutputParameters: change.message === 'Create' ? [{ key: 'id', value: change.id }] : [],
    OwningExtension: reference('sdkmessageprocessingstep', step.id, step.name),
    ParentContext: null,
    PostEntityImages: images(step, change, table, 'post'),
    PreEntityImages: images(step, change, table, 'pre'),
    PrimaryEntityId: change.id,
    PrimaryEntityName: change.table,
    RequestId: change.caller.requestId,
    SecondaryEntityName: 'none',
    SharedVariables: [],
    Stage: step.stage,
    UserId: step.runAs ?? change.caller.userId,
  };
}

/**
 * The target after the operation: what was sent, and what the platform added by then. On Create that is every
 * column with a value, on Update the key and who changed it when, on Delete a mere reference.
 */
function target(change: RowChange, table: Table): unknown {
  if (change.message === 'Delete') return typedReference(change.table, change.id);
  const row = change.after ?? change.target;
  const sent = change.message === 'Create' ? Object.keys(change.target) : updatedColumns(change);
  const added = change.message === 'Create'
    ? withValues(table, row)
    : [table.primaryIdAttribute, 'modifiedon', 'modifiedby', 'modifiedonbehalfby'];
  return typedEntity(change.table, change.id, attributesOf(table, row, new Set([...sent, ...added])));
}

function images(step: ProcessingStep, change: RowChange, table: Table, when: 'pre' | 'post'): Pair<SerializedEntity>[] {
  const row = when === 'pre' ? change.before : change.after;
  if (!row) return [];
  return step.images
    .filter((image) => image[when])
    .map(({ alias, attributes }) => ({ key: alias, value: entity(change.table, change.id, attributesOf(table, row, imageColumns(table, row, attributes))) }));
}

/** Like a retrieved row, an image has no empty columns and always its key. */
function imageColumns(table: Table, row: StoredRow, attributes: readonly string[]): Set<string> {
  const wanted = attributes.length > 0 ? new Set([...attributes, table.primaryIdAttribute]) : undefined;
  return new Set(withValues(table, row).filter((name) => wanted?.has(name) ?? true));
}

const withValues = (table: Table, row: StoredRow): string[] =>
  table.attributes.map(({ logicalName }) => logicalName).filter((name) => (row[name] ?? null) !== null);
