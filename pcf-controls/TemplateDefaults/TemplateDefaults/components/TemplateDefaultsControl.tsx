import * as React from 'react';
import { MessageBar, MessageBarType } from '@fluentui/react';
import { account } from '@gdap-manager/entities/account/table';
import { ControlRoot, type ControlRootProps } from '../../../shared/control-root';
import type { RowIdentity } from '../../../shared/host';
import type { Texts } from '../../../shared/texts';
import type { Store } from '../data/store';
import { Defaults } from './Defaults';

export interface TemplateDefaultsControlProps {
  readonly row: RowIdentity;
  /** Another number: the row has changed and is read again. */
  readonly revision: number;
  readonly store: Store;
  readonly texts: Texts;
  /** Pixels; -1 where the host does not tell. */
  readonly width: number;
  readonly language: ControlRootProps['language'];
  readonly isRightToLeft: boolean;
  /** Right to create requests and their role mappings. */
  readonly mayCreate: boolean;
  /** The id of a new row. */
  readonly newId: () => string;
  readonly openRequest: (id: string) => void;
  readonly formatDate: (moment: number) => string;
}

/** Below so many pixels buttons stand below what they are for. */
const narrowBelow = 480;

/** Templates and requests of a customer, on the form of its account. */
export const TemplateDefaultsControl: React.FC<TemplateDefaultsControlProps> = (props) => {
  const { row, texts, width, language, isRightToLeft } = props;
  const [announcement, announce] = React.useState('');
  return (
    <ControlRoot language={language} isRightToLeft={isRightToLeft} label={texts('Control_Name')} announcement={announcement}>
      {row.table !== account.logicalName ? (
        <MessageBar messageBarType={MessageBarType.error}>{texts('Form_Wrong', row.table)}</MessageBar>
      ) : row.id === undefined ? (
        <MessageBar>{texts('New_Customer')}</MessageBar>
      ) : (
        <Defaults {...props} key={row.id} customerId={row.id} isNarrow={width > 0 && width < narrowBelow} announce={announce} />
      )}
    </ControlRoot>
  );
};
