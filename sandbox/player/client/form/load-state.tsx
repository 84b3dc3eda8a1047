import { PrimaryButton, Spinner, SpinnerSize, useTheme } from '@fluentui/react';
import * as React from 'react';
import type { TableModel } from '../../app-model';
import type { FormRuntime } from '../contracts';
import { usePlayer, type WebApiError } from '../player';
import { loadFailure } from './failure-text';
import { formStyles } from './form-styles';

/** Stands in the form's place until the row is there. */
export function Loading({ tableName }: { readonly tableName: string }): JSX.Element {
  const styles = formStyles(useTheme());
  return <div className={styles.placeholder} aria-busy><Spinner size={SpinnerSize.large} label={`Loading ${tableName}…`} /></div>;
}

export interface LoadFailedProps {
  readonly error: WebApiError;
  readonly table: TableModel;
  retry(): void;
}

/** Stands in the form's place when there is nothing to show, with a way on. */
export function LoadFailed({ error, table, retry }: LoadFailedProps): JSX.Element {
  const player = usePlayer();
  const { title, text } = loadFailure(error, table.displayName);
  const isGone = error.status === 404;
  return (
    <Impossible title={title} text={text}>
      {isGone ? (
        <PrimaryButton text={`Go to the list of ${table.pluralName}`} onClick={() => void player.navigate({ kind: 'list', table: table.logicalName })} />
      ) : (
        <PrimaryButton text="Try again" onClick={() => retry()} />
      )}
    </Impossible>
  );
}

/** A page instead of a form: what is wrong, and what to do. */
export function Impossible({ title, text, children }: { readonly title: string; readonly text: string; readonly children?: React.ReactNode }): JSX.Element {
  const styles = formStyles(useTheme());
  return (
    <div className={styles.placeholder} role="alert">
      <h1 className={styles.name}>{title}</h1>
      <p>{text}</p>
      {children}
    </div>
  );
}

/** Tries once more to read a row. Where it fails again, what stands there already says so. */
export const reread = (form: FormRuntime): Promise<void> => form.refresh().catch(() => undefined);
