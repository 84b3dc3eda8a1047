import type { StoredRow } from '../../environment';
import { accountForms } from './account';
import { contactForms } from './contact';
import { formXml } from './sketch';

/** The forms that an environment has before anything is imported, as rows of `systemform`. */
export const baseForms: readonly StoredRow[] = [...accountForms, ...contactForms].map((form) => ({
  formid: form.id, name: form.name, objecttypecode: form.table, type: form.type, formxml: formXml(form), isdefault: form.type === 2 ? 1 : 0, formactivationstate: 1,
  formpresentation: 1, ismanaged: 1,
}));
