import { Icon } from '@fluentui/react';
import * as React from 'react';
import type { ViewColumnModel } from '../../app-model';
import { cellText } from '../format/cells';
import { localeOf } from '../format/locale';
import { usePlayer, type Player, type WebApiRow } from '../player';
import { runScript } from '../xrm/scripts';
import { webResourceAddress } from '../xrm/web-resource-address';
import { columnOf } from './columns';

type Provider = NonNullable<ViewColumnModel['imageProvider']>;
type Answer = { readonly image?: string; readonly tooltip: string } | { readonly failure: string };

interface Props {
  readonly row: WebApiRow;
  readonly provider: Provider;
  /** Of the view: what the script gets of the row. */
  readonly columns: readonly ViewColumnModel[];
}

/**
 * The icon that a script chooses for a value. Source: Learn "Display custom icons alongside values in list views": the
 * function gets the row as JSON and the user's language, and gives the name of an image web resource and a tooltip.
 * A script that fails leaves a sign that says so.
 */
export function CellIcon({ row, provider, columns }: Props): React.ReactElement | null {
  const player = usePlayer();
  const [answer, setAnswer] = React.useState<Answer>();
  const data = rowData(player, row, columns);
  const { webResource, functionName } = provider;

  React.useEffect(() => {
    let isCurrent = true;
    const call = async () => asAnswer(await runScript(player, { library: webResource, functionName }, [data, player.session.languageId]));
    call().catch((reason: unknown): Answer => ({ failure: `The icon script ${functionName} failed: ${reason instanceof Error ? reason.message : String(reason)}` }))
      .then((found) => isCurrent && setAnswer(found), () => undefined);
    return () => {
      isCurrent = false;
    };
  }, [player, webResource, functionName, data]);

  if (!answer) return null;
  if ('failure' in answer) return <Icon iconName="Warning" role="img" aria-label={answer.failure} title={answer.failure} style={space} />;
  if (!answer.image) return null;
  return <img src={webResourceAddress(answer.image)} alt={answer.tooltip} title={answer.tooltip} width={16} height={16} style={space} />;
}

const space = { marginRight: 6, verticalAlign: 'text-bottom' };

function asAnswer(result: unknown): Answer {
  const [image, tooltip] = Array.isArray(result) ? (result as unknown[]) : [];
  return { tooltip: typeof tooltip === 'string' ? tooltip : '', ...(typeof image === 'string' && image ? { image: image.replace(/^\$webresource:/i, '') } : {}) };
}

/** As Power Apps writes it: each column as it is shown, and with `_Value` behind the name as it is stored. */
export function rowData({ app, session }: Pick<Player, 'app' | 'session'>, row: WebApiRow, columns: readonly ViewColumnModel[]): string {
  const locale = localeOf(session.languageId);
  const values = columns.flatMap((column) => {
    const definition = columnOf(app, column);
    const stored = row[`_${column.name}_value`] ?? row[column.name];
    return stored === undefined || stored === null ? [] : [[column.name, cellText(row, column.name, definition, locale)], [`${column.name}_Value`, stored]];
  });
  return JSON.stringify(Object.fromEntries(values));
}
