import * as React from 'react';
import { ContextualMenu, ContextualMenuItemType, type IContextualMenuItem } from '@fluentui/react';
import type { Texts } from '../../../shared/texts';
import { nameKey, sharedNames } from '../model/cards';
import type { Entry } from '../model/staged';
import type { Group } from '../model/types';

export interface MoveMenuProps {
  readonly texts: Texts;
  /** Where the menu opens, and where the focus goes back to. */
  readonly target: HTMLElement;
  readonly entry: Entry | undefined;
  /** The groups on the screen. */
  readonly groups: readonly Group[];
  readonly canSearch: boolean;
  /** @param group null: nobody */
  readonly onMove: (group: Group | null) => void;
  /** Another group is looked for. */
  readonly onSearch: () => void;
  readonly onDismiss: () => void;
}

/** To whom a role can be given instead. One menu for all roles: a menu each would be slow with hundreds. */
export const MoveMenu: React.FC<MoveMenuProps> = ({ texts, target, entry, groups, canSearch, onMove, onSearch, onDismiss }) => {
  const from = entry?.groupId ?? null;
  const shared = sharedNames(groups);
  const items: IContextualMenuItem[] = [
    { key: 'title', text: texts('Move_Title', entry?.role?.name ?? texts('Role_None')), itemType: ContextualMenuItemType.Header },
    ...groups.filter(({ id, presence }) => id !== from && presence !== 'deleted').map((group): IContextualMenuItem => ({
      key: group.id, text: shared.has(nameKey(group.name)) && group.entraId !== '' ? `${group.name} (${group.entraId})` : group.name, iconProps: { iconName: 'Group' }, onClick: () => onMove(group),
    })),
    ...(canSearch ? [{ key: 'search', text: texts('Move_Another'), iconProps: { iconName: 'Search' }, onClick: onSearch }] : []),
    ...(from === null ? [] : [{ key: 'nobody', text: texts('Nobody_Title'), iconProps: { iconName: 'StatusCircleBlock' }, onClick: () => onMove(null) }]),
  ];
  return <ContextualMenu items={items} target={target} onDismiss={onDismiss} ariaLabel={texts('Move_Label')} shouldFocusOnMount />;
};
