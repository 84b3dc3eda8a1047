import type { GridHandle } from '../contracts';
import type { LookupValue } from '../player';
import { collection } from './collection';
import { bracedId, bracedLookup, plainId } from './ids';
import { notSupported } from './not-supported';

/**
 * A list on the screen, as scripts and commands have it: `SelectedControl`, and `getControl` of a subgrid.
 * Source: Learn "Grids and subgrids (Client API reference)".
 */
export function createGridControl(handle: GridHandle): Xrm.Controls.GridControl {
  const rows = (list: () => readonly LookupValue[]) => collection(() => list().map(createRow), (row) => row.getData().getEntity().getId());
  const loads = new Map<unknown, () => void>();
  const control = {
    getName: () => handle.table,
    getControlType: () => 'subgrid',
    getEntityName: () => handle.table,
    getContextType: () => (handle.parent ? 3 : 0),
    getFetchXml: () => handle.fetchXml(),
    getGrid: () => ({
      getRows: () => rows(() => handle.rows()), getSelectedRows: () => rows(() => handle.selected()), getTotalRecordCount: () => handle.total(),
    }),
    getRelationship: () => (handle.parent ? { name: handle.parent.relationship, relationshipType: 0, roleType: 1 } : null),
    getViewSelector: () => ({
      getCurrentView: () => ({ id: bracedId(handle.viewId), entityType: 'savedquery' }),
      setCurrentView: ({ id }: Xrm.LookupValue) => handle.selectView(plainId(id)),
      isVisible: () => true,
    }),
    refresh: () => void handle.refresh(),
    refreshRibbon: () => handle.refreshCommands?.(),
    addOnLoad: (handler: Xrm.Events.GridControl.LoadEventHandler) => {
      const context = { getEventSource: () => control } as unknown as Xrm.Events.GridControl.LoadEventContext;
      loads.set(handler, handle.onLoad(() => handler(context)));
    },
    removeOnLoad: (handler: unknown) => {
      loads.get(handler)?.();
      loads.delete(handler);
    },
    getUrl: notSupported('getUrl of a grid'),
    openRelatedGrid: notSupported('openRelatedGrid'),
  };
  return control as unknown as Xrm.Controls.GridControl;
}

function createRow(row: LookupValue): Xrm.Controls.Grid.GridRow {
  const entity = {
    getEntityName: () => row.entityType, getEntityReference: () => bracedLookup(row),
    getId: () => bracedId(row.id), getPrimaryAttributeValue: () => row.name ?? '',
    get attributes(): never {
      return notSupported('attributes of a grid row')();
    },
  };
  return { data: { entity }, getData: () => ({ getEntity: () => entity, entity }) } as unknown as Xrm.Controls.Grid.GridRow;
}
