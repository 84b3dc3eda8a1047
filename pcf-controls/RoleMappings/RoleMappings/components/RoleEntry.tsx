import * as React from 'react';
import { css, FontIcon } from '@fluentui/react';
import type { Texts } from '../../../shared/texts';
import type { Entry } from '../model/staged';
import type { AssignmentStateName } from '../model/types';
import type { CardAction } from './GroupCard';
import { RoleBadges } from './RoleBadges';
import type { Styles } from './styles';

export interface RoleEntryProps {
  readonly entry: Entry;
  readonly groupName: string;
  readonly texts: Texts;
  readonly styles: Styles;
  /** Also where there is nothing to say but that the role is not assigned. */
  readonly showState: boolean;
  readonly isLocked: boolean;
  readonly canRemove: boolean;
  readonly onAction: (action: CardAction) => void;
}

/** A role of a card: what it is, how it stands, and what can be done with it. */
export const RoleEntry: React.FC<RoleEntryProps> = ({ entry, groupName, texts, styles, showState, isLocked, canRemove, onAction }) => {
  const { key, role, mark, mapping, groupId } = entry;
  const roleName = role?.name ?? texts('Role_None');
  const moveText = groupId === null ? texts('Role_Give', roleName) : texts('Role_Move', roleName, groupName);
  const button = (text: string, icon: string, onClick: (event: React.MouseEvent<HTMLButtonElement>) => void, focusKey?: string) => (
    <button type="button" className={styles.iconButton} aria-label={text} title={text} data-focus={focusKey} onClick={onClick}>
      <FontIcon iconName={icon} />
    </button>
  );
  const state = mapping && mark === 'unchanged' && (showState || mapping.state !== 'none') ? states[mapping.state] : undefined;
  return (
    <li className={styles.role}>
      <div className={styles.roleText}>
        <span className={css(mark === 'removed' && styles.removedName)} title={role?.description}>{roleName}</span>
        {role && <RoleBadges role={role} texts={texts} styles={styles} />}
        {mark !== 'unchanged' && <span className={css(styles.badge, styles.staged)}><FontIcon iconName={marks[mark].icon} /> {texts(marks[mark].text)}</span>}
        {state && <span className={css(styles.badge, state.look && styles[state.look])}><FontIcon iconName={state.icon} /> {texts(state.text)}</span>}
        {state && mapping?.message && <div className={styles.problem}>{mapping.message}</div>}
      </div>
      {!isLocked && (mark === 'removed' || mark === 'moved') && (
        button(texts('Role_Undo', roleName), 'Undo', () => onAction({ do: 'undo', key, roleName, groupId }), mark === 'removed' ? key : undefined)
      )}
      {!isLocked && mark !== 'removed' && (
        <>
          {button(moveText, 'Switch', (event) => onAction({ do: 'openMove', key, target: event.currentTarget }), canRemove ? undefined : key)}
          {canRemove && button(texts('Role_Remove', roleName, groupName), 'Cancel', () => onAction({ do: 'remove', key, roleName, groupId }), key)}
        </>
      )}
    </li>
  );
};

const marks = {
  added: { icon: 'Add', text: 'Mark_Added' },
  moved: { icon: 'ChevronRight', text: 'Mark_Moved' },
  removed: { icon: 'Delete', text: 'Mark_Removed' },
} as const;

const states: Readonly<Record<AssignmentStateName, { readonly icon: string; readonly text: string; readonly look?: 'good' | 'bad' }>> = {
  none: { icon: 'StatusCircleBlock', text: 'State_None' },
  pending: { icon: 'Clock', text: 'State_Pending' },
  active: { icon: 'Completed', text: 'State_Active', look: 'good' },
  removing: { icon: 'Clock', text: 'State_Removing' },
  error: { icon: 'ErrorBadge', text: 'State_Error', look: 'bad' },
  notAllowed: { icon: 'Warning', text: 'State_NotAllowed', look: 'bad' },
};
