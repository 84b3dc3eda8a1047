import * as React from 'react';
import {
  css, DefaultButton, FontIcon, MessageBar, MessageBarButton, MessageBarType, Panel, PanelType, PrimaryButton, SearchBox, Spinner, useTheme,
} from '@fluentui/react';
import { recommendedSets } from '@gdap-manager/entities/directory-role/recommended-sets';
import { messageOf } from '../../../shared/reading';
import type { Texts } from '../../../shared/texts';
import type { Store } from '../data/store';
import { obstacleOf } from '../model/hints';
import { rolesOfSet, offeredRoles, matching } from '../model/offer';
import type { Group, Role } from '../model/types';
import { RoleBadges } from './RoleBadges';
import { useStyles } from './styles';

export interface RolePickerProps {
  readonly store: Store;
  readonly texts: Texts;
  /** Null: nobody yet. */
  readonly group: Group | null;
  /** Roles that the group has already. */
  readonly chosen: readonly Role[];
  /** Ids of the only roles that can be chosen; absent: all. */
  readonly offered: ReadonlySet<string> | undefined;
  readonly autoRenew: boolean;
  readonly onChoose: (roles: readonly Role[]) => void;
  readonly onDismiss: () => void;
}

const setTexts = {
  transact: 'Set_Transact', serviceDesk: 'Set_ServiceDesk', partnerCenterDefault: 'Set_PartnerCenterDefault',
  managedServices: 'Set_ManagedServices',
} as const;

/** Ticks the roles of a group. Nothing happens before somebody says so. */
export const RolePicker: React.FC<RolePickerProps> = ({ store, texts, group, chosen, offered, autoRenew, onChoose, onDismiss }) => {
  const theme = useTheme();
  const styles = useStyles();
  const [catalogue, setCatalogue] = React.useState<readonly Role[]>();
  const [failure, setFailure] = React.useState<string>();
  const [words, setWords] = React.useState('');
  const [ticked, setTicked] = React.useState<ReadonlySet<string>>(() => new Set(chosen.map(({ id }) => id)));

  const read = React.useCallback(() => {
    let isOpen = true;
    setFailure(undefined);
    store.roles().then((roles) => isOpen && setCatalogue(roles), (error: unknown) => isOpen && setFailure(messageOf(error)));
    return () => {
      isOpen = false;
    };
  }, [store]);
  React.useEffect(read, [read]);

  const roles = React.useMemo(() => offeredRoles(catalogue ?? [], chosen, offered), [catalogue, chosen, offered]);
  const areas = React.useMemo(() => matching(roles, words), [roles, words]);
  const tick = (ids: readonly string[], isOn: boolean) =>
    setTicked((before) => new Set(isOn ? [...before, ...ids] : [...before].filter((id) => !ids.includes(id))));
  const sets = recommendedSets.map((set) => ({ ...set, roles: rolesOfSet(set, roles, autoRenew) })).filter((set) => set.roles.length > 0);
  const shown = areas.reduce((count, area) => count + area.roles.length, 0);

  return (
    <Panel
      isOpen type={PanelType.medium} isFooterAtBottom closeButtonAriaLabel={texts('Panel_Close')} onDismiss={onDismiss}
      headerText={group ? texts('Role_PanelOf', group.name) : texts('Role_PanelNobody')}
      styles={{ footer: { background: theme.palette.white, borderTop: `1px solid ${theme.palette.neutralQuaternaryAlt}`, zIndex: 1 } }}
      onRenderFooterContent={() => (
        <div style={{ display: 'flex', gap: 8, alignItems: 'center' }}>
          <PrimaryButton text={texts.count('Role_Use', ticked.size)} disabled={!catalogue} onClick={() => onChoose(roles.filter(({ id }) => ticked.has(id)))} />
          <DefaultButton text={texts('Panel_Cancel')} onClick={onDismiss} />
        </div>
      )}
    >
      <SearchBox
        placeholder={texts('Role_Search')} ariaLabel={texts('Role_Search')} value={words}
        onChange={(_event, text) => setWords(text ?? '')} clearButtonProps={{ ariaLabel: texts('Search_Clear') }} autoFocus
      />
      {offered && <div className={styles.subtle} style={{ marginTop: 8 }}>{texts('Role_OnlyGranted')}</div>}
      {failure !== undefined && (
        <MessageBar
          messageBarType={MessageBarType.error}
          actions={<MessageBarButton onClick={read}>{texts('Read_Again')}</MessageBarButton>}
        >
          {texts('Role_ReadFailed', failure)}
        </MessageBar>
      )}
      {!catalogue && failure === undefined && <Spinner label={texts('Read_Reading')} labelPosition="right" />}
      {!offered && sets.length > 0 && (
        <fieldset className={styles.sets}>
          <legend className={styles.setsTitle}>{texts('Set_Title')}</legend>
          {sets.map(({ name, source, roles: members }) => (
            <DefaultButton
              key={name} title={source} text={texts(setTexts[name], members.length)} iconProps={{ iconName: 'CheckMark' }}
              onClick={() => tick(members.map(({ id }) => id), true)}
            />
          ))}
        </fieldset>
      )}
      {catalogue && (
        <div role="status" className={styles.subtle} style={{ marginTop: 8 }}>
          {texts.count('Role_Found', shown)} {group && ticked.size > 1 ? texts('Hint_OneRolePerGroup') : ''}
        </div>
      )}
      {areas.map(({ area, roles: members }) => (
        <section key={area} aria-label={area}>
          <h2 className={styles.areaTitle}>{area}</h2>
          <ul className={styles.list}>
            {members.map((role) => {
              const isTicked = ticked.has(role.id);
              const obstacle = obstacleOf(role, autoRenew);
              return (
                <li key={role.id}>
                  <label className={css(styles.option, obstacle && styles.optionOff)}>
                    <input
                      type="checkbox" className={styles.checkbox} checked={isTicked}
                      disabled={obstacle !== undefined && !isTicked}
                      onChange={(event) => tick([role.id], event.currentTarget.checked)}
                    />
                    <span>
                      <span className={styles.optionName}>
                        <span>{role.name}</span>
                        <RoleBadges role={role} texts={texts} styles={styles} />
                        {role.support === 'unknown' && <span className={styles.badge}><FontIcon iconName="Info" /> {texts('Role_Unconfirmed')}</span>}
                      </span>
                      {obstacle && <span className={styles.problem}>{texts(obstacle)} </span>}
                      <span className={styles.subtle}>{role.description}</span>
                    </span>
                  </label>
                </li>
              );
            })}
          </ul>
        </section>
      ))}
    </Panel>
  );
};
