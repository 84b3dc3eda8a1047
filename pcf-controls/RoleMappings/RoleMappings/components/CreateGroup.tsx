import * as React from 'react';
import { DefaultButton, MessageBar, MessageBarType } from '@fluentui/react';
import { messageOf } from '../../../shared/reading';
import type { Texts } from '../../../shared/texts';
import type { Store } from '../data/store';
import type { Group } from '../model/types';
import { useStyles } from './styles';

export interface CreateGroupProps {
  readonly store: Pick<Store, 'wantGroup'>;
  readonly texts: Texts;
  readonly providerId: string;
  /** Name of a group that was not found. */
  readonly name: string;
  /** Right to create groups. */
  readonly isAllowed: boolean;
  readonly onCreated: (group: Group) => void;
}

/** Names may be long. */
const longLabel = { root: { height: 'auto', minHeight: 32, maxWidth: '100%' }, label: { overflowWrap: 'anywhere' } } as const;

/** Has a missing group made at Microsoft. It can be used at once: its roles come into force when it is there. */
export const CreateGroup: React.FC<CreateGroupProps> = ({ store, texts, providerId, name, isAllowed, onCreated }) => {
  const styles = useStyles();
  const [isBusy, setBusy] = React.useState(false);
  const [problem, setProblem] = React.useState<string>();
  const isHere = React.useRef(true);
  React.useEffect(() => () => void (isHere.current = false), []);
  React.useEffect(() => setProblem(undefined), [name]);
  if (!isAllowed) return <div className={styles.subtle} style={{ marginTop: 8 }}>{texts('Group_CreateForbidden')}</div>;

  async function create() {
    setBusy(true);
    setProblem(undefined);
    try {
      const group = await store.wantGroup(providerId, name);
      if (!isHere.current) return;
      if (group) return onCreated(group);
      setProblem(texts('Group_CreateSeveral', name));
    } catch (error) {
      if (isHere.current) setProblem(texts('Group_CreateFailed', messageOf(error)));
    }
    setBusy(false);
  }

  return (
    <div style={{ marginTop: 8 }}>
      <DefaultButton iconProps={{ iconName: 'Add' }} text={texts('Group_Create', name)} disabled={isBusy} styles={longLabel} onClick={() => void create()} />
      <div className={styles.subtle} style={{ marginTop: 4 }}>{texts('Group_CreateExplained')}</div>
      {problem !== undefined && <MessageBar messageBarType={MessageBarType.error} isMultiline>{problem}</MessageBar>}
    </div>
  );
};
