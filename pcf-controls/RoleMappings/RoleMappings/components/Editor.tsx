import * as React from 'react';
import { DefaultButton, MessageBar, MessageBarButton, MessageBarType, Spinner } from '@fluentui/react';
import { grantedRoles } from '../model/allowed';
import { cardsOf, nameKey, sharedNames } from '../model/cards';
import { hintsOf } from '../model/hints';
import { countOf, liveEntries } from '../model/staged';
import type { Group } from '../model/types';
import { GroupCard, type CardAction } from './GroupCard';
import { GroupPicker } from './GroupPicker';
import { Messages } from './Messages';
import { MoveMenu } from './MoveMenu';
import type { RoleMappingsControlProps } from './RoleMappingsControl';
import { RolePicker } from './RolePicker';
import { SaveBar } from './SaveBar';
import { useStyles } from './styles';
import { useFocus } from './use-focus';
import { useSession } from './use-session';

export interface EditorProps extends Omit<RoleMappingsControlProps, 'row'> {
  readonly row: { readonly table: string; readonly id: string };
  readonly isNarrow: boolean;
  /** Says a text to screen readers. */
  readonly announce: (text: string) => void;
}

type Open =
  | { readonly what: 'roles'; readonly group: Group | null }
  /** @property key entry that shall move; absent: a group is added */
  | { readonly what: 'groups'; readonly key?: string }
  | { readonly what: 'move'; readonly key: string; readonly target: HTMLElement };

/** The mappings of one saved row. */
export const Editor: React.FC<EditorProps> = ({ row, revision, store, texts, isNarrow, isFormReadOnly, canChangeMappings, canCreateGroups, kept, keep, announce }) => {
  const styles = useStyles(isNarrow);
  const session = useSession({
    store, row, staged: kept, keep: (staged) => keep(row.id, staged), person: () => ({ canChangeMappings, isFormReadOnly }),
  }, revision);
  const { snapshot, staged, allowed, phase, message } = session.state;
  const [open, setOpen] = React.useState<Open>();
  const { container, focus } = useFocus();
  const cards = React.useMemo(() => (snapshot ? cardsOf(snapshot, staged) : []), [snapshot, staged]);
  const hints = React.useMemo(() => (snapshot ? hintsOf(snapshot, staged) : []), [snapshot, staged]);
  const count = countOf(staged);

  // Messages say themselves; the spinner does not.
  const said = phase === 'saving' ? texts('Save_Saving') : '';
  React.useEffect(() => announce(said), [announce, said]);

  const onCard = React.useCallback(
    (action: CardAction) => {
      switch (action.do) {
        case 'chooseRoles':
          return setOpen({ what: 'roles', group: action.group });
        case 'openMove':
          return setOpen({ what: 'move', key: action.key, target: action.target });
        case 'hideGroup':
          session.edit(action);
          return focus('add-group');
        case 'remove': case 'undo':
          session.edit(action);
          announce(texts(action.do === 'remove' ? 'Said_Removed' : 'Said_Undone', action.roleName));
          return focus(action.key, `card-${action.groupId ?? 'nobody'}`, 'add-group');
      }
    },
    [session, focus, announce, texts],
  );

  if (!snapshot) {
    return message ? (
      <Messages texts={texts} message={message} actions={<MessageBarButton onClick={() => void session.read()}>{texts('Read_Again')}</MessageBarButton>} />
    ) : (
      <Spinner label={texts('Read_Reading')} labelPosition="right" />
    );
  }

  const { holder } = snapshot;
  const isLocked = allowed.roles === 'none' || phase === 'saving';
  const groupsShown = cards.flatMap(({ group }) => group ?? []);
  const shared = sharedNames(groupsShown);
  const addGroup = (group: Group) => {
    session.edit({ do: 'showGroup', group });
    setOpen({ what: 'roles', group });
  };
  const moveTo = (key: string, group: Group | null) => {
    session.edit({ do: 'move', key, group });
    setOpen(undefined);
    announce(texts('Said_Moved', group?.name ?? texts('Nobody_Title')));
    focus(key, `card-${group?.id ?? 'nobody'}`);
  };

  return (
    <div className={styles.editor} ref={container}>
      {allowed.because && <MessageBar messageBarType={MessageBarType.info}>{texts(allowed.because)}</MessageBar>}
      <Messages texts={texts} message={message} onDismiss={session.dismiss} hints={hints} />
      {allowed.roles !== 'none' && (
        <div className={styles.toolbar}>
          <DefaultButton
            data-focus="add-group" iconProps={{ iconName: 'Add' }} text={texts('Group_Add')}
            disabled={isLocked || holder.providerId === null} onClick={() => setOpen({ what: 'groups' })}
          />
          {allowed.roles === 'any' && (
            <DefaultButton
              data-focus="card-nobody" iconProps={{ iconName: 'Add' }} text={texts('Role_Add')} disabled={isLocked}
              onClick={() => setOpen({ what: 'roles', group: null })}
            />
          )}
        </div>
      )}
      {allowed.roles !== 'none' && holder.providerId === null && (
        <div className={styles.subtle}>{texts(holder.kind === 'template' ? 'Provider_MissingTemplate' : 'Provider_MissingRequest')}</div>
      )}
      {cards.length === 0 && <div className={styles.empty}>{texts('Cards_Empty')}</div>}
      <ul className={styles.cards} aria-label={texts('Cards_Label')}>
        {cards.map((card) => (
          <GroupCard
            key={card.group?.id ?? 'nobody'} card={card} texts={texts} styles={styles} showId={card.group !== null && shared.has(nameKey(card.group.name))}
            showStates={holder.status === 'active' || holder.status === 'terminating'} isLocked={isLocked}
            rolesAreFixed={allowed.roles === 'fixed'} onAction={onCard}
          />
        ))}
      </ul>
      {(count > 0 || phase === 'saving') && (
        <SaveBar
          texts={texts} count={count} isSaving={phase === 'saving'}
          onSave={() => void session.save().then(() => focus('add-group'))}
          onDiscard={() => { session.discard(); focus('add-group'); }}
        />
      )}
      {open?.what === 'groups' && holder.providerId !== null && (
        <GroupPicker
          store={store} texts={texts} providerId={holder.providerId} shown={groupsShown} canCreate={canCreateGroups}
          onChoose={(group) => (open.key === undefined ? addGroup(group) : moveTo(open.key, group))}
          onDismiss={() => setOpen(undefined)}
        />
      )}
      {open?.what === 'roles' && (
        <RolePicker
          store={store} texts={texts} group={open.group} autoRenew={holder.autoRenew}
          chosen={liveEntries(snapshot, staged).flatMap(({ role, groupId }) => (role && groupId === (open.group?.id ?? null) ? [role] : []))}
          offered={allowed.roles === 'fixed' ? grantedRoles(snapshot) : undefined}
          onChoose={(roles) => {
            session.edit({ do: 'setRoles', groupId: open.group?.id ?? null, roles });
            setOpen(undefined);
            focus(`card-${open.group?.id ?? 'nobody'}`);
          }}
          onDismiss={() => { setOpen(undefined); focus(`card-${open.group?.id ?? 'nobody'}`); }}
        />
      )}
      {open?.what === 'move' && (
        <MoveMenu
          texts={texts} target={open.target} entry={liveEntries(snapshot, staged).find(({ key }) => key === open.key)} groups={groupsShown}
          canSearch={holder.providerId !== null}
          onMove={(group) => moveTo(open.key, group)}
          onSearch={() => setOpen({ what: 'groups', key: open.key })}
          onDismiss={() => setOpen((now) => (now?.what === 'move' ? undefined : now))}
        />
      )}
    </div>
  );
};
