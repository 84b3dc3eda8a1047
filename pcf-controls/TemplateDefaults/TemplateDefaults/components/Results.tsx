import * as React from 'react';
import { Icon, Link, css } from '@fluentui/react';
import type { Texts } from '../../../shared/texts';
import type { DraftResult, DraftResults } from '../data/create-drafts';
import type { TenantOffers } from '../model/offers';
import { useStyles } from './styles';

export interface ResultsProps {
  readonly results: DraftResults;
  readonly tenants: readonly TenantOffers[];
  readonly texts: Texts;
  readonly openRequest: (id: string) => void;
  readonly listRef: React.Ref<HTMLUListElement>;
}

/** What became of the drafts that were wanted, one by one. */
export const Results: React.FC<ResultsProps> = ({ results, tenants, texts, openRequest, listRef }) => {
  const styles = useStyles();
  const entries = Object.entries(results);
  if (entries.length === 0) return null;
  const titles = new Map(tenants.flatMap(({ tenant, offers }) => offers.map(({ key, template }) => [key, texts('Result_Title', template.name, tenant.name)])));
  return (
    <ul ref={listRef} tabIndex={-1} className={styles.results} role="list" aria-label={texts('Result_Label')}>
      {entries.map(([key, result]) => (
        <li key={key} className={styles.result}>
          <Icon iconName={icons[kindOf(result)]} className={css(styles.icon, styles[colours[kindOf(result)]])} />
          <span className={styles.resultText}>
            <strong>{titles.get(key) ?? texts('Result_Gone')}</strong> {sentence(result, texts)}{' '}
            {result.kind === 'created' && <Link onClick={() => openRequest(result.requestId)}>{texts('Result_Open')}</Link>}
          </span>
        </li>
      ))}
    </ul>
  );
};

type Kind = DraftResult['kind'] | 'empty';
const kindOf = (result: DraftResult): Kind => (result.kind === 'created' && result.roles === 0 ? 'empty' : result.kind);
const icons: Record<Kind, string> = { created: 'Completed', empty: 'Warning', alreadyThere: 'Info', notApplying: 'Info', refused: 'Error', unknown: 'Warning' };
const colours: Record<Kind, 'good' | 'warn' | 'bad'> = { created: 'good', empty: 'warn', alreadyThere: 'warn', notApplying: 'warn', refused: 'bad', unknown: 'warn' };

function sentence(result: DraftResult, texts: Texts): string {
  switch (result.kind) {
    case 'created':
      return result.roles === 0 ? texts('Result_CreatedEmpty') : texts.count('Result_Created', result.roles);
    case 'alreadyThere':
      return texts('Result_AlreadyThere');
    case 'notApplying':
      return texts('Result_NotApplying');
    case 'refused':
      return texts('Result_Refused', result.message);
    case 'unknown':
      return texts('Result_Unknown');
  }
}
