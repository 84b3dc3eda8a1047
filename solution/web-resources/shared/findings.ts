import { FindingKind, FindingStatus, gdapFinding, WantedAction } from '@gdap-manager/entities/finding/table';
import type { ColumnOf } from '@gdap-manager/entities/language/row';
import type { IEntity } from 'dataverse-ify';
import { updateOf, type WriteRequest } from './batch';
import { plainId } from './guid';
import { allRows, idFilters } from './tables';

/** A finding of the reconciliation as commands need it. */
export interface FindingRow {
  readonly id: string;
  readonly name: string;
  readonly kind: number;
  /** `statuscode`. */
  readonly status: number;
  /** `gdap_wantedaction`. */
  readonly wanted: number;
}

/** What staff want done about a finding. */
export type FindingAction = Exclude<keyof typeof WantedAction, 'none'>;

const columns = ['gdap_findingid', 'gdap_name', 'gdap_kind', 'statuscode', 'gdap_wantedaction'] satisfies readonly ColumnOf<typeof gdapFinding>[];

/** About which kinds of findings something can be done. */
const kindsOf: Readonly<Record<FindingAction, readonly number[]>> = {
  adopt: [FindingKind.onlyAtMicrosoft, FindingKind.differs],
  forget: Object.values(FindingKind),
  putRight: [FindingKind.onlyHere, FindingKind.differs, FindingKind.duplicate],
};

/** Whether something can be done about findings of a kind. Pure. */
export const isFor = (action: FindingAction, kind: number): boolean => kindsOf[action].includes(kind);

/** Findings by their ids, as they are now; those that are gone, or that the person may not read, are missing. */
export async function readFindings(ids: readonly string[]): Promise<FindingRow[]> {
  const rows: FindingRow[] = [];
  for (const filter of idFilters('gdap_findingid', ids)) {
    rows.push(...(await allRows<IEntity>(gdapFinding.logicalName, `?$select=${columns.join(',')}&$filter=${filter}`)).map((row): FindingRow => ({
      id: plainId(row.gdap_findingid as string),
      name: (row.gdap_name as string | null) ?? '',
      kind: row.gdap_kind as number,
      status: row.statuscode as number,
      wanted: (row.gdap_wantedaction as number | null | undefined) ?? WantedAction.none,
    })));
  }
  return rows;
}

/** Says what is wanted; the handlers do it. What was forgotten is open again. Pure. */
export const findingWrite = ({ id, status }: FindingRow, action: FindingAction): WriteRequest =>
  updateOf(gdapFinding.logicalName, id, { gdap_wantedaction: WantedAction[action], gdap_lasterror: null, ...(status === FindingStatus.forgotten ? { statuscode: FindingStatus.open } : {}) });
