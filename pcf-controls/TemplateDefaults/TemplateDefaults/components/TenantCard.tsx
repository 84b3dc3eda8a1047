import * as React from 'react';
import type { Texts } from '../../../shared/texts';
import type { Offer, TenantOffers } from '../model/offers';
import type { Customer } from '../model/types';
import { OfferRow } from './OfferRow';
import { Others } from './Others';
import { RequestLinks } from './RequestLinks';
import { useStyles } from './styles';

export interface TenantCardProps extends TenantOffers {
  readonly customer: Customer;
  readonly texts: Texts;
  readonly isNarrow: boolean;
  readonly mayCreate: boolean;
  readonly isCreating: boolean;
  readonly create: (offer: Offer) => void;
  readonly openRequest: (id: string) => void;
  readonly formatDate: (moment: number) => string;
}

/** A tenant of the customer, the templates that are for it, and when asked for those that are not. */
export const TenantCard: React.FC<TenantCardProps> = ({ tenant, offers, others, otherRequests, customer, texts, isNarrow, openRequest, formatDate, ...rest }) => {
  const styles = useStyles(isNarrow);
  return (
    <div className={styles.card}>
      <h3 className={styles.title}>{tenant.name}</h3>
      <div className={styles.subtle}>{tenant.domain === '' ? texts('Tenant_At', tenant.provider.name) : texts('Tenant_DomainAt', tenant.domain, tenant.provider.name)}</div>
      {!tenant.isPresent && <div className={styles.warn}>{texts('Tenant_Gone', tenant.provider.name)}</div>}
      {offers.length === 0 ? (
        <p className={styles.empty}>{texts('Offers_None', tenant.provider.name)}</p>
      ) : (
        <ul className={styles.offers} role="list" aria-label={texts('Offers_Label', tenant.name)}>
          {offers.map((offer) => (
            <OfferRow key={offer.key} offer={offer} customer={customer} texts={texts} isNarrow={isNarrow} openRequest={openRequest} formatDate={formatDate} {...rest} />
          ))}
        </ul>
      )}
      <Others tenant={tenant} others={others} customer={customer} texts={texts} />
      {otherRequests.length > 0 && (
        <div className={styles.others}>
          <div className={styles.subtle}>{texts('Requests_Other')}</div>
          <RequestLinks requests={otherRequests} label={texts('Requests_Other')} texts={texts} openRequest={openRequest} formatDate={formatDate} />
        </div>
      )}
    </div>
  );
};
