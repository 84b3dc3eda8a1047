import type { SubgridModel, TableModel, ViewModel } from '../../app-model';
import type { FormRuntime } from '../contracts';
import { localeOf } from '../format/locale';
import { gridFetchXml, type Refinement } from '../grid/query';
import type { Player, WebApiRow } from '../player';
import { notSupported } from '../xrm/not-supported';
import { filteredFetchXml } from './data-set-filter';
import { createRecord } from './data-set-record';

type DataSet = ComponentFramework.PropertyTypes.DataSet;
type Filter = ComponentFramework.PropertyHelper.DataSetApi.FilterExpression;
type Sorting = ComponentFramework.PropertyHelper.DataSetApi.SortStatus;

const DESCENDING = 1;
const NO_FILTER: Filter = { conditions: [], filterOperator: 0 };

/** The rows that a code component shows in place of a list: reads them page by page, and gives them as Power Apps does. */
export class DataSetSource {
  private rows: readonly WebApiRow[] = [];
  private readonly starts: (string | undefined)[] = [undefined];
  private total = -1;
  private pageSize: number;
  private lastPage = 1;
  private isLoading = true;
  private error = '';
  private selected: readonly string[] = [];
  private sorting: Sorting[] = [];
  private filter = NO_FILTER;
  private reading = 0;

  /** @param onChange the component has to look again */
  constructor(
    private readonly player: Player,
    private readonly form: Pick<FormRuntime, 'table' | 'id'>,
    private readonly subgrid: SubgridModel,
    private readonly onChange: () => void,
  ) {
    this.pageSize = subgrid.recordsPerPage || 50;
  }

  get table(): TableModel | undefined {
    return this.player.app.tables[this.subgrid.table];
  }

  private get view(): ViewModel | undefined {
    const views = this.table?.views ?? [];
    return views.find(({ id }) => id === this.subgrid.viewId) ?? views.find(({ isDefault, queryType }) => isDefault && queryType === 0) ?? views[0];
  }

  /** Reads from the first page on. */
  refresh(): void {
    this.starts.length = 1;
    void this.read(1, false);
  }

  /** What a component gets under the name of its data set. */
  value(): DataSet {
    const { table, view } = this;
    const locale = localeOf(this.player.session.languageId);
    const records = table ? this.rows.map((row) => createRecord(this.player, table, view?.columns ?? [], row, locale)) : [];
    const value = {
      loading: this.isLoading, error: this.error !== '', errorMessage: this.error,
      columns: (view?.columns ?? []).map(({ name, label, width, table: source, column }, order) => ({
        name, displayName: label, alias: name, order, visualSizeFactor: width, isHidden: false, isPrimary: name === table?.primaryName, disableSorting: false,
        dataType: DATA_TYPES[this.player.app.tables[source]?.columns[column]?.type ?? 'other'] ?? 'SingleLine.Text',
      })),
      records: Object.fromEntries(records.map((record) => [record.getRecordId(), record])),
      sortedRecordIds: records.map((record) => record.getRecordId()),
      sorting: this.sorting,
      filtering: { getFilter: () => this.filter, setFilter: (filter: Filter) => { this.filter = filter; }, clearFilter: () => { this.filter = NO_FILTER; } },
      linking: { getLinkedEntities: () => [], addLinkedEntity: notSupported('addLinkedEntity of a data set') },
      paging: this.paging(),
      refresh: () => this.refresh(),
      getTargetEntityType: () => this.subgrid.table,
      getTitle: () => view?.name ?? '',
      getViewId: () => view?.id ?? '',
      getSelectedRecordIds: () => [...this.selected],
      setSelectedRecordIds: (ids: readonly string[]) => this.select(ids),
      clearSelectedRecordIds: () => this.select([]),
      openDatasetItem: ({ id, etn = this.subgrid.table }: ComponentFramework.EntityReference) => void this.player.navigate({ kind: 'record', table: etn, id: id.guid }),
      addColumn: notSupported('addColumn of a data set'),
    };
    return value as unknown as DataSet;
  }

  private paging(): object {
    const hasNextPage = this.starts[this.lastPage] !== undefined;
    return {
      totalResultCount: this.total, pageSize: this.pageSize, firstPageNumber: 1, lastPageNumber: this.lastPage, hasNextPage, hasPreviousPage: this.lastPage > 1,
      // Pages add up in model-driven apps, unless only the new one is wanted.
      loadNextPage: (onlyNew = false) => void (hasNextPage && this.read(this.lastPage + 1, !onlyNew)),
      loadPreviousPage: () => void (this.lastPage > 1 && this.read(this.lastPage - 1, false)),
      loadExactPage: (page: number) => void this.read(page, false),
      reset: () => this.refresh(),
      setPageSize: (size: number) => { this.pageSize = size; },
    };
  }

  private select(ids: readonly string[]): void {
    this.selected = [...ids];
    this.onChange();
  }

  /** Answers that come late, after a newer question, are dropped. */
  private async read(page: number, adds: boolean): Promise<void> {
    this.reading += 1;
    const mine = this.reading;
    this.isLoading = true;
    try {
      const answer = await this.fetchPage(page);
      if (mine !== this.reading) return;
      this.rows = adds ? [...this.rows, ...answer.rows] : answer.rows;
      this.starts[page] = answer.next;
      this.total = answer.total ?? this.total;
      this.lastPage = page;
      this.error = '';
    } catch (thrown) {
      if (mine !== this.reading) return;
      this.error = thrown instanceof Error ? thrown.message : String(thrown);
    }
    this.isLoading = false;
    this.onChange();
  }

  private async fetchPage(page: number) {
    const { table, view } = this;
    if (!table || !view) throw new Error(`The app has no view of the table '${this.subgrid.table}' for this data set.`);
    const parent = this.parent();
    if (parent === 'unsaved') return { rows: [], next: undefined, total: 0 };
    if (page > 1 && this.starts[page - 1] === undefined) throw new Error(`Page ${page} of the data set cannot be read before the one in front of it.`);
    const [sort] = this.sorting;
    const order = sort && { name: sort.name, descending: sort.sortDirection === DESCENDING };
    const refinement: Refinement = { filters: [], search: '', ...(order ? { sort: order } : {}), ...(parent ? { parent } : {}) };
    const fetchXml = gridFetchXml(table, view, refinement);
    const next = this.starts[page - 1];
    const isFiltered = this.filter.conditions.length > 0 || (this.filter.filters ?? []).length > 0;
    const query = isFiltered ? filteredFetchXml(fetchXml, this.filter) : fetchXml;
    return this.player.api.fetch(table.entitySetName, query, { pageSize: this.pageSize, total: true, ...(next === undefined ? {} : { next }) });
  }

  /** The lookup that ties the rows to the form's row; a row that is not saved yet has none. */
  private parent(): { readonly column: string; readonly id: string } | 'unsaved' | undefined {
    const { relationship } = this.subgrid;
    if (!relationship) return undefined;
    const found = this.form.table.relationships.find(({ schemaName }) => schemaName === relationship);
    if (!found) throw new Error(`The table '${this.form.table.logicalName}' has no relationship '${relationship}'.`);
    return this.form.id === undefined ? 'unsaved' : { column: found.referencingColumn, id: this.form.id };
  }
}

/** Data types of columns, as manifests name them. */
const DATA_TYPES: Readonly<Record<string, string>> = {
  text: 'SingleLine.Text', memo: 'Multiple', wholeNumber: 'Whole.None', decimal: 'Decimal', money: 'Currency', yesNo: 'TwoOptions',
  choice: 'OptionSet', state: 'OptionSet', status: 'OptionSet',
  choices: 'MultiSelectPicklist', dateTime: 'DateAndTime.DateAndTime', lookup: 'Lookup.Simple', owner: 'Lookup.Owner', customer: 'Lookup.Customer',
};
