import type { FormModel, TableModel, UserModel } from '../../app-model';

/** The forms of a kind that somebody may use, in the order in which the table offers them. */
export function offeredForms(table: TableModel, user: UserModel, kind: FormModel['type'] = 'main'): readonly FormModel[] {
  const roles = new Set(user.roles.map(({ id }) => id));
  return table.forms
    .filter(({ type, roles: allowed }) => type === kind && (allowed.length === 0 || allowed.some((role) => roles.has(role))))
    .sort((one, other) => one.order - other.order);
}

/** The form asked for if it is among those offered, else the first. */
export function chooseForm(forms: readonly FormModel[], formId: string | undefined): FormModel | undefined {
  return forms.find(({ id }) => id === formId) ?? forms[0];
}
