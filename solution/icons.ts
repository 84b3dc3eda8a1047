import { tables, type Table } from '@gdap-manager/entities';
import type { WebResource } from './web-resource-list';

/** Name of the web resource with a table's icon. */
export const tableIcon = ({ logicalName }: Table): string => `gdap_/icons/${logicalName}.svg`;

/** Name of the web resource with the app's icon. */
export const appIcon = 'gdap_/icons/app.svg';

/** Name of the web resource with the icon of a page of ours. */
export const overviewIcon = 'gdap_/icons/overview.svg';

const icon = (name: string, displayName: string): WebResource => ({
  name, displayName: `GDAP Manager: Icon, ${displayName}`, type: 11, source: `../icons/${name.replace(/^.*\//, '')}`,
});

/** The drawings in `icons/`: the app's, that of each page, and one for each table of ours. */
export const icons: readonly WebResource[] = [
  icon(appIcon, 'App'),
  icon(overviewIcon, 'Overview'),
  ...tables.filter(({ extension }) => !extension).map((table) => icon(tableIcon(table), table.displayName)),
];
