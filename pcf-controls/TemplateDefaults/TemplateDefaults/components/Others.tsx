import * as React from 'react';
import { ActionButton } from '@fluentui/react';
import type { Texts } from '../../../shared/texts';
import type { TenantOffers } from '../model/offers';
import { reasonText } from '../model/reasons';
import type { Customer } from '../model/types';
import { useStyles } from './styles';

export interface OthersProps extends Pick<TenantOffers, 'tenant' | 'others'> {
  readonly customer: Customer;
  readonly texts: Texts;
}

/** Templates that are not for the tenant: when asked for, with why. */
export const Others: React.FC<OthersProps> = ({ tenant, others, customer, texts }) => {
  const styles = useStyles();
  const [isOpen, setOpen] = React.useState(false);
  if (others.length === 0) return null;
  return (
    <div className={styles.others}>
      <ActionButton iconProps={{ iconName: isOpen ? 'ChevronDown' : 'ChevronRight' }} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {texts.count('Others_Show', others.length)}
      </ActionButton>
      {isOpen && (
        <ul className={styles.requests} role="list" aria-label={texts('Others_Label', tenant.name)}>
          {others.map(({ template, reasons }) => (
            <li key={template.id} className={styles.request}>
              <span className={styles.offerName}>{template.name}</span>
              <span className={styles.subtle}>
                {reasons.map((reason) => reasonText(reason, { template, tenant, customer })).map(({ text, values }) => texts(text, ...values)).join(' · ')}
              </span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
};
