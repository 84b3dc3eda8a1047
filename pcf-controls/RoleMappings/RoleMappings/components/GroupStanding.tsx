import * as React from 'react';
import { FontIcon } from '@fluentui/react';
import type { Texts } from '../../../shared/texts';
import type { Group } from '../model/types';
import type { Styles } from './styles';

/** Whether Entra has a group, where it does not: what it waits for, and what to do. */
export const GroupStanding: React.FC<{ readonly group: Group; readonly texts: Texts; readonly styles: Styles }> = ({ group: { presence, message }, texts, styles }) => {
  switch (presence) {
    case 'present':
      return null;
    case 'wanted':
      return <div className={styles.subtle}><FontIcon iconName="Clock" /> {texts('Group_Wanted')} {message}</div>;
    case 'attention':
      return <div className={styles.problem}><FontIcon iconName="Warning" /> {texts('Group_Attention')} {message}</div>;
    case 'deleted':
      return <div className={styles.problem}><FontIcon iconName="ErrorBadge" /> {texts('Group_Deleted')}</div>;
  }
};
