import * as React from 'react';
import { Icon, Link } from '@fluentui/react';
import type { Texts } from '../../../shared/texts';
import type { Mover, Outlook, Reference } from '../model/types';
import { useStyles } from './styles';

export interface OutlookCardProps {
  readonly outlook: Outlook;
  readonly replacements: readonly Reference[];
  readonly customer: string;
  readonly texts: Texts;
  readonly openRequest: (id: string) => void;
}

/** What becomes of the access at its end, why, and who must act so that it goes on. */
export const OutlookCard: React.FC<OutlookCardProps> = ({ outlook: { kind, reason, waitingOn }, replacements, customer, texts, openRequest }) => {
  const styles = useStyles();
  return (
    <div className={styles.card}>
      <h3 className={styles.title}>{texts('Outlook_Title')}</h3>
      <div className={styles.mover}>
        <span className={kind === 'atRisk' ? styles.bad : undefined}><Icon iconName={icons[kind]} aria-hidden="true" /></span>
        <span>{texts(headings[kind])}</span>
      </div>
      {reason !== '' && <p className={styles.problem}>{reason}</p>}
      {waitingOn !== 'nobody' && <div>{texts('Outlook_MustAct', texts(movers[waitingOn], customer || texts('Mover_TheCustomer')))}</div>}
      {replacements.map(({ id, name }) => (
        <div key={id}>{texts('Outlook_Replacement')} <Link onClick={() => openRequest(id)}>{name}</Link></div>
      ))}
    </div>
  );
};

const icons: Record<Outlook['kind'], string> = { renews: 'Completed', later: 'Clock', replacing: 'HourGlass', replaced: 'Completed', ends: 'Clock', atRisk: 'Warning' };
const headings: Record<Outlook['kind'], string> = {
  renews: 'Outlook_Renews', later: 'Outlook_Later', replacing: 'Outlook_Replacing', replaced: 'Outlook_Replaced', ends: 'Outlook_Ends', atRisk: 'Outlook_AtRisk',
};
const movers: Record<Mover, string> = { nobody: 'Mover_Nobody', staff: 'Mover_Staff', customer: 'Mover_Customer', microsoft: 'Mover_Microsoft', indirectProvider: 'Mover_IndirectProvider' };
