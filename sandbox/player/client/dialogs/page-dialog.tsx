import { Dialog, DialogType, Panel, PanelType } from '@fluentui/react';
import * as React from 'react';
import { usePlayer, type Dialogs, type Page } from '../player';
import { WebResourceFrame } from './web-resource-frame';
import { PageHost } from '../shell/page-host';

interface Props {
  readonly page: Page;
  readonly options: Parameters<Dialogs['page']>[1];
  onClose(): void;
}

/** A page in a dialog or at the side, as `Xrm.Navigation.navigateTo` opens it with `target: 2`. */
export function PageDialog({ page, options, onClose }: Props): React.ReactElement {
  const { app } = usePlayer();
  const title = options.title ?? (page.kind === 'webResource' ? page.name : (app.tables[page.table]?.displayName ?? page.table));
  const content = page.kind === 'webResource' ? <WebResourceFrame name={page.name} data={page.data} title={title} onClose={onClose} /> : <PageHost page={page} />;
  if (options.position === 'side') {
    return (
      <Panel isOpen isBlocking type={PanelType.custom} customWidth={options.width ?? '600px'} headerText={title} onDismiss={onClose} closeButtonAriaLabel="Close" styles={full}>
        {content}
      </Panel>
    );
  }
  return (
    <Dialog
      hidden={false}
      onDismiss={onClose}
      minWidth={`min(${options.width ?? '80vw'}, 96vw)`}
      maxWidth="96vw"
      dialogContentProps={{ type: DialogType.close, title, closeButtonAriaLabel: 'Close' }}
      modalProps={{ isBlocking: true }}
    >
      <div style={{ height: options.height ?? '70vh', maxHeight: '80vh', display: 'flex', flexDirection: 'column', overflow: 'auto' }}>{content}</div>
    </Dialog>
  );
}

const full = { scrollableContent: { display: 'flex', flexDirection: 'column' as const, height: '100%' }, content: { flex: 1, display: 'flex', flexDirection: 'column' as const } };
