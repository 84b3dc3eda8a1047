import * as React from 'react';
import { ActionButton, Link } from '@fluentui/react';
import type { Texts } from '../../../shared/texts';
import type { Request } from '../model/types';
import { useStyles } from './styles';

export interface RequestLinksProps {
  /** Newest first. */
  readonly requests: readonly Request[];
  readonly label: string;
  readonly texts: Texts;
  readonly openRequest: (id: string) => void;
  readonly formatDate: (moment: number) => string;
}

/** Requests that are shown at once; older ones when asked for. */
const FEW = 3;

/** Requests with their states and dates; each opens its form. */
export const RequestLinks: React.FC<RequestLinksProps> = ({ requests, label, texts, openRequest, formatDate }) => {
  const styles = useStyles();
  const [isOpen, setOpen] = React.useState(false);
  const shown = isOpen ? requests : requests.slice(0, FEW);
  return (
    <>
      <ul className={styles.requests} role="list" aria-label={label}>
        {shown.map((request) => (
          <li key={request.id} className={styles.request}>
            <Link onClick={() => openRequest(request.id)}>{request.name || texts('Requests_Nameless')}</Link>
            <span className={styles.status}>{request.statusLabel}</span>
            <span className={styles.subtle}>{dateOf(request, texts, formatDate)}</span>
          </li>
        ))}
      </ul>
      {shown.length < requests.length && (
        <div><ActionButton iconProps={{ iconName: 'ChevronDown' }} onClick={() => setOpen(true)}>{texts.count('Requests_More', requests.length - shown.length)}</ActionButton></div>
      )}
    </>
  );
};

/** The date that matters for a request where it stands. */
function dateOf({ status, approvalDueOn, expiresOn, autoRenew }: Request, texts: Texts, formatDate: (moment: number) => string): string {
  if (status === 'approvalPending' && approvalDueOn !== undefined) return texts('Date_Approval', formatDate(approvalDueOn));
  if (status === 'active' && expiresOn !== undefined) return texts(autoRenew ? 'Date_Renewal' : 'Date_Expiry', formatDate(expiresOn));
  if (status === 'expired' && expiresOn !== undefined) return texts('Date_Ended', formatDate(expiresOn));
  return '';
}
