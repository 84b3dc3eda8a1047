import * as React from 'react';
import { DefaultButton, Icon, css } from '@fluentui/react';
import type { Texts } from '../../../shared/texts';
import { canCreate, type Offer, type Standing } from '../model/offers';
import { reasonText } from '../model/reasons';
import type { Customer } from '../model/types';
import { RequestLinks } from './RequestLinks';
import { useStyles, type Styles } from './styles';

export interface OfferRowProps {
  readonly offer: Offer;
  readonly customer: Customer;
  readonly texts: Texts;
  readonly isNarrow: boolean;
  readonly mayCreate: boolean;
  readonly isCreating: boolean;
  readonly create: (offer: Offer) => void;
  readonly openRequest: (id: string) => void;
  readonly formatDate: (moment: number) => string;
}

/** A template, why it applies, what there is, and the button that asks for it. */
export const OfferRow: React.FC<OfferRowProps> = ({ offer, customer, texts, isNarrow, mayCreate, isCreating, create, openRequest, formatDate }) => {
  const styles = useStyles(isNarrow);
  const { template, tenant, reasons, requests, standing } = offer;
  const { icon, text, colour } = shown[standing];
  return (
    <li className={styles.offer}>
      <div className={styles.offerText}>
        <div className={styles.offerHead}>
          <span className={styles.offerName}>{template.name}</span>
          <span className={css(styles.badge, styles[colour])}><Icon iconName={icon} />{texts(text)}</span>
        </div>
        {template.description !== '' && <div>{template.description}</div>}
        <div className={styles.subtle}>{reasons.map((reason) => reasonText(reason, { template, tenant, customer })).map((one) => texts(one.text, ...one.values)).join(' · ')}</div>
        <div className={styles.subtle}>{template.autoRenew ? texts.count('Template_Renewing', template.durationDays) : texts.count('Template_Ending', template.durationDays)}</div>
        {requests.length > 0 && (
          <RequestLinks requests={requests} label={texts('Requests_Label', template.name)} texts={texts} openRequest={openRequest} formatDate={formatDate} />
        )}
      </div>
      {mayCreate && canCreate(offer) && (
        <DefaultButton
          className={styles.create} iconProps={{ iconName: 'Add' }} allowDisabledFocus disabled={isCreating} onClick={() => create(offer)}
          ariaLabel={texts('Create_OneLabel', template.name, tenant.name)}
        >
          {texts('Create_One')}
        </DefaultButton>
      )}
    </li>
  );
};

const shown: Record<Standing, { readonly icon: string; readonly text: string; readonly colour: keyof Styles & ('good' | 'warn' | 'plain') }> = {
  inForce: { icon: 'Completed', text: 'Standing_InForce', colour: 'good' },
  underWay: { icon: 'HourGlass', text: 'Standing_UnderWay', colour: 'plain' },
  drafted: { icon: 'Edit', text: 'Standing_Drafted', colour: 'plain' },
  missing: { icon: 'Warning', text: 'Standing_Missing', colour: 'warn' },
  ended: { icon: 'StatusCircleBlock', text: 'Standing_Ended', colour: 'plain' },
  available: { icon: 'Add', text: 'Standing_Available', colour: 'plain' },
  gone: { icon: 'StatusCircleBlock', text: 'Standing_Available', colour: 'plain' },
};
