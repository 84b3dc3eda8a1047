import * as React from 'react';
import { css, FontIcon } from '@fluentui/react';
import type { Texts } from '../../../shared/texts';
import { isSameCard, type Card } from '../model/cards';
import type { Group } from '../model/types';
import { GroupStanding } from './GroupStanding';
import { RoleEntry } from './RoleEntry';
import type { Styles } from './styles';

/** What somebody does on a card. */
export type CardAction =
  | { readonly do: 'chooseRoles'; readonly group: Group | null }
  | { readonly do: 'hideGroup'; readonly groupId: string }
  | { readonly do: 'openMove'; readonly key: string; readonly target: HTMLElement }
  | { readonly do: 'remove' | 'undo'; readonly key: string; readonly roleName: string; readonly groupId: string | null };

export interface GroupCardProps {
  readonly card: Card;
  readonly texts: Texts;
  readonly styles: Styles;
  /** Another group on the form has the same name: the id tells them apart. */
  readonly showId: boolean;
  /** Whether Microsoft gives roles now: then every role says how it stands. */
  readonly showStates: boolean;
  readonly isLocked: boolean;
  readonly rolesAreFixed: boolean;
  /** Must stay the same function: cards are drawn again only when they show something else. */
  readonly onAction: (action: CardAction) => void;
}

/** A group and the roles that it gets, or the roles that nobody gets yet. */
export const GroupCard: React.FC<GroupCardProps> = React.memo(
  function GroupCard({ card: { group, entries }, texts, styles, showId, showStates, isLocked, rolesAreFixed, onAction }) {
    const name = group?.name ?? texts('Nobody_Title');
    const titleId = `role-mappings-${group?.id ?? 'nobody'}`;
    const isEmpty = entries.length === 0;
    return (
      <li className={css(styles.card, !group && styles.cardOfNobody)} style={drawnWhenSeen(entries.length)} aria-labelledby={titleId}>
        <div className={styles.cardHead}>
          <div className={styles.cardText}>
            <h3 id={titleId} className={styles.cardTitle}>
              <FontIcon iconName={group ? 'Group' : 'StatusCircleBlock'} style={{ marginInlineEnd: 6 }} />
              {name}
            </h3>
            <div className={styles.subtle}>{group ? group.description : texts('Nobody_Explained')}</div>
            {group && showId && group.entraId !== '' && <div className={styles.subtle}>{texts('Group_Id', group.entraId)}</div>}
            {group && <GroupStanding group={group} texts={texts} styles={styles} />}
          </div>
          {!isLocked && (group || !rolesAreFixed) && (
            <button
              type="button" className={styles.textButton} data-focus={`card-${group?.id ?? 'nobody'}`}
              aria-label={texts('Role_ChooseFor', name)} onClick={() => onAction({ do: 'chooseRoles', group })}
            >
              <FontIcon iconName="Edit" /> {texts('Role_Choose')}
            </button>
          )}
          {!isLocked && group && isEmpty && (
            <button
              type="button" className={styles.iconButton} aria-label={texts('Group_Hide', name)} title={texts('Group_Hide', name)}
              onClick={() => onAction({ do: 'hideGroup', groupId: group.id })}
            >
              <FontIcon iconName="Cancel" />
            </button>
          )}
        </div>
        {isEmpty ? (
          <div className={styles.empty}>{texts('Group_Empty')}</div>
        ) : (
          <ul className={styles.roles} aria-label={texts('Role_Of', name)}>
            {entries.map((entry) => (
              <RoleEntry
                key={entry.key} entry={entry} groupName={name} texts={texts} styles={styles} showState={showStates}
                isLocked={isLocked} canRemove={!rolesAreFixed || group !== null || entry.mapping?.state === 'notAllowed'}
                onAction={onAction}
              />
            ))}
          </ul>
        )}
      </li>
    );
  },
  (before, after) =>
    isSameCard(before.card, after.card) && before.texts === after.texts && before.styles === after.styles && before.showId === after.showId && before.showStates === after.showStates
    && before.isLocked === after.isLocked && before.rolesAreFixed === after.rolesAreFixed && before.onAction === after.onAction,
);

/** Cards out of sight cost the browser nothing but an estimated height: with thousands of roles that is most of the work. */
const drawnWhenSeen = (roles: number): React.CSSProperties => ({ contentVisibility: 'auto', containIntrinsicSize: `auto 320px auto ${70 + 38 * roles}px` });
