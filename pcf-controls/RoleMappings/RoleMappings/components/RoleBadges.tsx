import * as React from 'react';
import { FontIcon } from '@fluentui/react';
import type { Texts } from '../../../shared/texts';
import type { Role } from '../model/types';
import type { Styles } from './styles';

/** What is to be known of a role before it is given: privileged; new, renamed or gone at Microsoft. */
export const RoleBadges: React.FC<{ readonly role: Role; readonly texts: Texts; readonly styles: Styles }> = ({ role, texts, styles }) => (
  <>
    {role.isPrivileged && <span className={styles.badge}><FontIcon iconName="Shield" /> {texts('Role_Privileged')}</span>}
    {role.standing === 'added' && <span className={styles.badge}><FontIcon iconName="Info" /> {texts('Role_Added')}</span>}
    {role.standing === 'renamed' && <span className={styles.badge} style={{ whiteSpace: 'normal' }}><FontIcon iconName="Info" /> {texts('Role_Renamed', role.formerName)}</span>}
    {role.standing === 'missing' && <span className={`${styles.badge} ${styles.bad}`}><FontIcon iconName="ErrorBadge" /> {texts('Role_Gone')}</span>}
  </>
);
