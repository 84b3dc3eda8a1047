import * as React from 'react';
import { MessageBar, MessageBarType } from '@fluentui/react';
import { gdapRequest } from '@gdap-manager/entities/gdap-request/table';
import { gdapTemplate } from '@gdap-manager/entities/gdap-template/table';
import { ControlRoot, type ControlRootProps } from '../../../shared/control-root';
import type { RowIdentity } from '../../../shared/host';
import type { Texts } from '../../../shared/texts';
import type { Store } from '../data/store';
import type { Staged } from '../model/staged';
import { Editor } from './Editor';

export interface RoleMappingsControlProps {
  readonly row: RowIdentity;
  /** Another number: the row has changed and is read again. */
  readonly revision: number;
  readonly store: Store;
  readonly texts: Texts;
  /** Pixels; -1 where the host does not tell. */
  readonly width: number;
  readonly language: ControlRootProps['language'];
  readonly isRightToLeft: boolean;
  readonly isFormReadOnly: boolean;
  /** Right to create, change and delete role mappings. */
  readonly canChangeMappings: boolean;
  /** Right to have security groups made. */
  readonly canCreateGroups: boolean;
  /** What was staged when the row was shown before. */
  readonly kept: Staged | undefined;
  readonly keep: (rowId: string, staged: Staged) => void;
}

/** Below so many pixels one card stands above the other. */
const narrowBelow = 480;

/** Groups and the roles they get, on the form of a template or a request. */
export const RoleMappingsControl: React.FC<RoleMappingsControlProps> = (props) => {
  const { row, texts, width, language, isRightToLeft } = props;
  const [announcement, announce] = React.useState('');
  return (
    <ControlRoot language={language} isRightToLeft={isRightToLeft} label={texts('Control_Name')} announcement={announcement}>
      {row.table !== gdapTemplate.logicalName && row.table !== gdapRequest.logicalName ? (
        <MessageBar messageBarType={MessageBarType.error}>{texts('Form_Wrong', row.table)}</MessageBar>
      ) : row.id === undefined ? (
        <MessageBar>{texts(row.table === gdapTemplate.logicalName ? 'New_Template' : 'New_Request')}</MessageBar>
      ) : (
        <Editor {...props} key={row.id} row={{ table: row.table, id: row.id }} isNarrow={width > 0 && width < narrowBelow} announce={announce} />
      )}
    </ControlRoot>
  );
};
