import { PrimaryButton, Spinner, SpinnerSize, useTheme } from '@fluentui/react';
import * as React from 'react';
import type { WebApiError } from '../player';
import { loadFailure } from './failure-text';
import { formStyles } from './form-styles';

/** Stands in the form's place until the row is there. */
export function Loading({ tableName }: { readonly tableName: string }): JSX.Element {
  const styles = formStyles(useTheme());
  return <div className={styles.placeholder} aria-busy><Spinner size={SpinnerSize.large} label={`Loading ${tableName}…`} /></div>;
}

/** Stands in the form's place when there is nothing to show, with a way on. */
export function LoadFailed({ error, tableName, retry }: { readonly error: WebApiError; readonly tableName: string; retry(): void }): JSX.Element {
  const { title, text } = loadFailure(error, tableName);
  return <Impossible title={title} text={text}><PrimaryButton text="Try again" onClick={() => retry()} /></Impossible>;
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
