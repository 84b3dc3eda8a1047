import type { Player } from '../player';
import { readWebApiError } from '../web-api';
import { entityMetadata } from './entity-metadata';
import { createGlobalContext } from './global-context';
import { bracedLookup, plainId } from './ids';
import { notSupported } from './not-supported';
import { resourceString } from './resource-strings';

/** `Xrm.Utility`. Source: Learn "Xrm.Utility (Client API reference)". */
export function createUtility(player: Player): Xrm.Utility {
  const { dialogs, app } = player;
  const utility = {
    getGlobalContext: () => createGlobalContext(player),
    getEntityMetadata: (table: string, columns: readonly string[] = []) => entityMetadata(player, table, columns),
    getResourceString: (webResource: string, key: string) => resourceString(player, webResource, key),
    getPageContext: () => ({ input: pageInput(player) }),
    getAllowedStatusTransitions: (table: string, state: number) =>
      Promise.resolve((app.tables[table]?.columns['statuscode']?.options ?? []).filter((option) => option.state === state).map(({ value }) => value)),
    lookupObjects: async (options: Xrm.LookupOptions) => {
      const filtersOf = (table: string) => (options.filters ?? []).flatMap(({ entityLogicalName, filterXml }) => (entityLogicalName === table ? [filterXml] : []));
      const chosen = await dialogs.lookup({
        tables: options.entityTypes, multiple: options.allowMultiSelect ?? false,
        ...(options.defaultViewId === undefined ? {} : { defaultViewId: plainId(options.defaultViewId) }),
        filters: Object.fromEntries(options.entityTypes.map((table) => [table, filtersOf(table)])),
      });
      return chosen.map(bracedLookup);
    },
    refreshParentGrid: ({ entityType }: Xrm.LookupValue) => player.rowsChanged(entityType),
    showProgressIndicator: (message: string) => dialogs.showProgress(message),
    closeProgressIndicator: () => dialogs.closeProgress(),
    invokeProcessAction: async (name: string, parameters: Readonly<Record<string, unknown>>) => {
      const response = await player.api.send('POST', name, parameters);
      const text = await response.text();
      if (!response.ok) throw readWebApiError(response.status, text);
      return text ? (JSON.parse(text) as unknown) : {};
    },
    getLearningPathAttributeName: () => 'data-id',
    isActivityType: () => false,
    openQuickCreate: notSupported('Xrm.Utility.openQuickCreate (deprecated: use Xrm.Navigation.openForm)'),
    openEntityForm: notSupported('Xrm.Utility.openEntityForm (deprecated: use Xrm.Navigation.openForm)'),
    openWebResource: notSupported('Xrm.Utility.openWebResource (deprecated: use Xrm.Navigation.openWebResource)'),
    alertDialog: notSupported('Xrm.Utility.alertDialog (deprecated: use Xrm.Navigation.openAlertDialog)'),
    confirmDialog: notSupported('Xrm.Utility.confirmDialog (deprecated: use Xrm.Navigation.openConfirmDialog)'),
  };
  return utility as unknown as Xrm.Utility;
}

function pageInput(player: Player): object {
  const page = player.page();
  if (page.kind === 'record') return { pageType: 'entityrecord', entityName: page.table, entityId: page.id, formId: page.formId };
  if (page.kind === 'list') return { pageType: 'entitylist', entityName: page.table, viewId: page.viewId, viewType: 'savedquery' };
  return { pageType: 'webresource', webresourceName: page.name, data: page.data };
}
