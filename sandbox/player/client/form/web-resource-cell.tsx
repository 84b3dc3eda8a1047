import { useTheme } from '@fluentui/react';
import * as React from 'react';
import { webResourceAddress } from '../xrm/web-resource-address';
import type { FormCellProps } from './form-cell';
import { formStyles } from './form-styles';
import { useFormAround } from './use-form';
import type { FormRuntime } from '../contracts';

/** Height of a row of cells, as the form designer counts them. */
const rowHeight = 42;

/** A web resource on a form, in a frame of its own; it shares the origin, as in Power Apps. */
export function WebResourceCell({ cell, control }: FormCellProps): JSX.Element {
  const form = useFormAround();
  const styles = formStyles(useTheme());
  const { label, src } = form.control(control.id);
  const address = src ?? addressOf(control.parameters, form);
  if (address === undefined) return <p className={styles.note}>{label}: the form names no web resource to show here.</p>;
  const border = control.parameters.Border === 'true' ? undefined : 0;
  return <iframe title={label || cell.label || control.id} src={address} style={{ width: '100%', height: Math.max(cell.rowSpan, 3) * rowHeight, border }} />;
}

/** The web resource's address, with the row's where the form passes it on (Learn: Pass parameters to a web resource). */
function addressOf({ Url, PassParameters, Data }: Readonly<Record<string, string>>, { table, id }: FormRuntime): string | undefined {
  if (!Url) return undefined;
  const ofRow = { id: id === undefined ? '' : `{${id.toUpperCase()}}`, type: String(table.objectTypeCode), typename: table.logicalName };
  const row: Readonly<Record<string, string>> = PassParameters === 'true' ? ofRow : {};
  const query = new URLSearchParams({ ...row, ...(Data && { data: Data }) }).toString();
  return webResourceAddress(Url) + (query === '' ? '' : `?${query}`);
}
