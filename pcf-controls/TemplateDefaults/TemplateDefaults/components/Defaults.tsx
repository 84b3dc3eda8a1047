import * as React from 'react';
import { ActionButton, MessageBar, MessageBarButton, MessageBarType, PrimaryButton, Spinner } from '@fluentui/react';
import { missingIn, offersOf, type Offer } from '../model/offers';
import { Results } from './Results';
import { useStyles } from './styles';
import type { TemplateDefaultsControlProps } from './TemplateDefaultsControl';
import { TenantCard } from './TenantCard';
import { useDefaults } from './use-defaults';

export interface DefaultsProps extends Omit<TemplateDefaultsControlProps, 'row'> {
  readonly customerId: string;
  readonly isNarrow: boolean;
  /** Says a text to screen readers. */
  readonly announce: (text: string) => void;
}

/** What applies to a saved customer, what is missing, and the button that makes it. */
export const Defaults: React.FC<DefaultsProps> = ({ customerId, revision, store, texts, isNarrow, mayCreate, newId, openRequest, formatDate, announce }) => {
  const styles = useStyles(isNarrow);
  const { snapshot, problem, isReading, isCreating, results, readAgain, create } = useDefaults(store, customerId, revision, newId);
  const tenants = React.useMemo(() => (snapshot ? offersOf(snapshot) : []), [snapshot]);
  const outcome = React.useRef<HTMLUListElement>(null);

  const retry = <MessageBarButton onClick={readAgain} disabled={isReading}>{texts('Read_Again')}</MessageBarButton>;
  if (!snapshot) {
    return problem === undefined ? <Spinner label={texts('Read_Reading')} /> : <MessageBar messageBarType={MessageBarType.error} actions={retry} isMultiline>{texts('Read_Failed', problem)}</MessageBar>;
  }

  const missing = missingIn(tenants);
  const { customer } = snapshot;
  const canAsk = mayCreate && customer.isActive;
  const createAll = async (offers: readonly Offer[]) => {
    announce(texts('Create_Creating'));
    const made = await create(offers);
    if (!made) return;
    const created = Object.values(made).filter(({ kind }) => kind === 'created').length;
    announce(created === offers.length ? texts.count('Said_Created', created) : `${texts.count('Said_Created', created)} ${texts('Said_NotAll')}`);
    // What was clicked may be gone: what came of it stands here.
    outcome.current?.focus();
  };

  return (
    <div className={styles.root}>
      {problem !== undefined && <MessageBar messageBarType={MessageBarType.warning} actions={retry} isMultiline>{texts('Read_Stale', problem)}</MessageBar>}
      {!customer.isActive && <MessageBar isMultiline>{texts('Locked_Inactive')}</MessageBar>}
      {customer.isActive && !mayCreate && <MessageBar isMultiline>{texts('Locked_NoPrivilege')}</MessageBar>}
      <div className={styles.head}>
        <span className={styles.headText}>
          {customer.category ? texts('Category_Of', customer.category.name) : texts('Category_None')}
        </span>
        <ActionButton iconProps={{ iconName: 'Refresh' }} onClick={readAgain} disabled={isReading}>{texts('Read_Refresh')}</ActionButton>
      </div>
      {missing.length > 0 && (
        <div className={styles.missing}>
          <span className={styles.missingText}>{texts.count('Missing_Count', missing.length)}</span>
          {canAsk && (
            <PrimaryButton allowDisabledFocus disabled={isCreating} onClick={() => void createAll(missing)}>
              {texts.count('Create_All', missing.length)}
            </PrimaryButton>
          )}
        </div>
      )}
      <Results results={results} tenants={tenants} texts={texts} openRequest={openRequest} listRef={outcome} />
      {tenants.length === 0 && <MessageBar isMultiline>{texts('Tenants_None')}</MessageBar>}
      {tenants.map((one) => (
        <TenantCard
          key={one.tenant.id} {...one} customer={customer} texts={texts} isNarrow={isNarrow} mayCreate={canAsk} isCreating={isCreating}
          create={(offer) => void createAll([offer])} openRequest={openRequest} formatDate={formatDate}
        />
      ))}
    </div>
  );
};
