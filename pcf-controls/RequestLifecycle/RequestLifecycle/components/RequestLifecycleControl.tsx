import * as React from 'react';
import { MessageBar } from '@fluentui/react';
import { ControlRoot, type ControlRootProps } from '../../../shared/control-root';
import type { RowIdentity } from '../../../shared/host';
import type { Texts } from '../../../shared/texts';
import type { Store } from '../data/store';
import { Lifecycle } from './Lifecycle';

export interface RequestLifecycleControlProps {
  readonly row: RowIdentity;
  /** Another number: the row has changed and is read again. */
  readonly revision: number;
  readonly store: Store;
  readonly texts: Texts;
  /** Pixels; -1 where the host does not tell. */
  readonly width: number;
  readonly language: ControlRootProps['language'];
  readonly isRightToLeft: boolean;
  readonly formatDate: (moment: number) => string;
  readonly formatMoment: (moment: number) => string;
  readonly openRequest: (id: string) => void;
}

/** Below so many pixels the steps stand one below the other. */
const narrowBelow = 480;

/** Where a request stands, on its form. */
export const RequestLifecycleControl: React.FC<RequestLifecycleControlProps> = (props) => {
  const { row, texts, width, language, isRightToLeft } = props;
  const [announcement, announce] = React.useState('');
  return (
    <ControlRoot language={language} isRightToLeft={isRightToLeft} label={texts('Control_Name')} announcement={announcement}>
      {row.id === undefined ? (
        <MessageBar>{texts('New_Request')}</MessageBar>
      ) : (
        <Lifecycle {...props} key={row.id} requestId={row.id} isNarrow={width > 0 && width < narrowBelow} announce={announce} />
      )}
    </ControlRoot>
  );
};
