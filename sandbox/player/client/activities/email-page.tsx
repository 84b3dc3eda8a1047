import { CommandBar, Link, MessageBar, MessageBarType, ProgressIndicator, useTheme } from '@fluentui/react';
import * as React from 'react';
import type { TableModel } from '../../app-model';
import { formattedValue } from '../format/cells';
import { formatDateTime } from '../format/dates';
import { localeOf } from '../format/locale';
import { Impossible, Loading, LoadFailed } from '../form/load-state';
import { usePlayer, type LookupValue, type WebApiRow } from '../player';
import { emailOf, partyText, type Party } from './activity';
import { activityStyles } from './activity-styles';
import { MessageBody } from './message-body';
import { DRAFT, useEmail } from './use-email';

/** The form of an e-mail: fixed, as that of Power Apps, and to read only; a draft can be sent. */
export function EmailPage({ table, id }: { readonly table: TableModel; readonly id: string | undefined }): JSX.Element {
  return id === undefined
    ? <Impossible title="Not supported by the sandbox" text="Writing e-mails is not supported by the sandbox. In Power Apps the form for a new e-mail opens here." />
    : <OpenedEmail key={id} table={table} id={id} />;
}

function OpenedEmail({ table, id }: { readonly table: TableModel; readonly id: string }): JSX.Element {
  const player = usePlayer();
  const styles = activityStyles(useTheme());
  const { row, loadError, isBusy, failure, refresh, send, dismissFailure } = useEmail(id);
  if (!row) return loadError ? <LoadFailed error={loadError} table={table} retry={() => void refresh()} /> : <Loading tableName={table.displayName} />;

  const email = emailOf(row);
  const subject = typeof row.subject === 'string' && row.subject !== '' ? row.subject : '(no subject)';
  const status = String(row[`statuscode${formattedValue}`] ?? row.statuscode ?? '');
  const when = (name: string) => (typeof row[name] === 'string' ? formatDateTime(new Date(row[name]), localeOf(player.session.languageId)) : undefined);
  const regarding = regardingOf(row);
  const items = [
    ...(row.statuscode === DRAFT ? [{ key: 'send', text: 'Send', iconProps: { iconName: 'Send' }, disabled: isBusy, onClick: () => void send() }] : []),
    { key: 'refresh', text: 'Refresh', iconProps: { iconName: 'Refresh' }, onClick: () => void refresh() },
  ];
  const [recipients, text] = [email.to.length + email.cc.length + email.bcc.length, `Message: ${subject}`];
  return (
    <div className={styles.page}>
      <CommandBar ariaLabel={`Commands of ${table.displayName}`} items={items} />
      {isBusy && <ProgressIndicator ariaLabel="Working" styles={{ itemProgress: { padding: 0 } }} />}
      <div role="region" aria-label="Notifications of the form">
        {failure !== undefined && <MessageBar messageBarType={MessageBarType.error} isMultiline onDismiss={dismissFailure} dismissButtonAriaLabel="Dismiss">{failure}</MessageBar>}
        {loadError && <MessageBar messageBarType={MessageBarType.warning} isMultiline>{`The e-mail could not be read again, so this may no longer be how it is. ${loadError.message}`}</MessageBar>}
        {row.statuscode === DRAFT && recipients === 0 && <MessageBar messageBarType={MessageBarType.warning}>This draft has no recipient: it cannot be sent as it is.</MessageBar>}
      </div>
      <div className={styles.scrolling}>
        <h1 className={styles.name} tabIndex={-1}>{subject}</h1>
        <div className={styles.facts}><span>{table.displayName}</span><span role="status">{status}</span></div>
        <div className={styles.paper}>
          <dl className={styles.details}>
            <Detail label="From" parties={email.from} />
            <Detail label="To" parties={email.to} />
            {email.cc.length > 0 && <Detail label="Cc" parties={email.cc} />}
            {email.bcc.length > 0 && <Detail label="Bcc" parties={email.bcc} />}
            <dt>Regarding</dt>
            <dd>{regarding ? <RowLink row={regarding} /> : 'Nothing'}</dd>
            <dt>Created</dt>
            <dd>{when('createdon') ?? ''}</dd>
            {when('actualend') && <><dt>Sent</dt><dd>{when('actualend')}</dd></>}
          </dl>
        </div>
        <div className={styles.paper}><MessageBody body={email.body} title={text} maxHeight={2000} /></div>
      </div>
    </div>
  );
}

function Detail({ label, parties }: { readonly label: string; readonly parties: readonly Party[] }): JSX.Element {
  return (
    <>
      <dt>{label}</dt>
      <dd>{parties.length === 0 ? 'Nobody yet' : parties.map((party, index) => <div key={index}>{party.row ? <RowLink row={party.row} text={partyText(party)} /> : partyText(party)}</div>)}</dd>
    </>
  );
}

/** A row by its name, which opens it where the app has a form for it. */
function RowLink({ row, text = row.name ?? '(no name)' }: { readonly row: LookupValue; readonly text?: string }): JSX.Element {
  const player = usePlayer();
  const hasForm = player.app.tables[row.entityType]?.forms.some(({ type }) => type === 'main') === true;
  return hasForm ? <Link onClick={() => void player.navigate({ kind: 'record', table: row.entityType, id: row.id })}>{text}</Link> : <span>{text}</span>;
}

function regardingOf(row: WebApiRow): LookupValue | undefined {
  const key = '_regardingobjectid_value';
  const [id, entityType, name] = [row[key], row[`${key}@Microsoft.Dynamics.CRM.lookuplogicalname`], row[`${key}${formattedValue}`]];
  return typeof id === 'string' && typeof entityType === 'string' ? { id, entityType, ...(typeof name === 'string' && { name }) } : undefined;
}
