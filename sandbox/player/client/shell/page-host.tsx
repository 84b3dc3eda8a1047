import { hiddenContentStyle, useTheme } from '@fluentui/react';
import * as React from 'react';
import { EmailPage } from '../activities/email-page';
import { WebResourceFrame } from '../dialogs/web-resource-frame';
import { FormPage } from '../form/form-page';
import { usePlayer, type Page } from '../player';
import { ListPage } from './list-page';
import { Message } from './message';

/** The page that somebody is on. */
export function PageHost({ page }: { readonly page: Page }): React.ReactElement {
  const { app } = usePlayer();
  const { isInverted } = useTheme();
  if (page.kind === 'webResource') {
    const entries = app.areas.flatMap(({ groups }) => groups).flatMap(({ subAreas }) => subAreas);
    const title = entries.find(({ webResource }) => webResource === page.name)?.title ?? page.name;
    return (
      <>
        <h1 style={hiddenContentStyle as React.CSSProperties} tabIndex={-1}>{title}</h1>
        {/* Pages look around when they load: another theme opens them anew, as in Power Apps. */}
        <WebResourceFrame key={String(isInverted)} name={page.name} data={page.data} title={title} />
      </>
    );
  }
  const table = app.tables[page.table];
  if (!table) {
    return <Message title="Not in this app" text={`The app has no table '${page.table}'. Check the address, or ask whoever makes the app to add the table.`} />;
  }
  if (page.kind === 'list') return <ListPage table={table} viewId={page.viewId} />;
  if (page.table === 'email') return <EmailPage table={table} id={page.id} />;
  return <FormPage page={page} />;
}
