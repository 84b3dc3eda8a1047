import type Libsql from 'libsql';

/** A form before managed solutions changed it, and as they left it. */
export interface FormBase {
  readonly base: string;
  readonly merged: string;
}

/** What managed solutions change in forms of others, so that it can be taken back and put anew. */
export interface FormLayers {
  /** Forms that a solution changes. */
  formsOf(solutionId: string): string[];
  /** The changes of a form, in the order in which the solutions first came. */
  changesOf(formId: string): string[];
  /** Every form that some solution changes, or did until now. */
  forms(): string[];
  put(formId: string, solutionId: string, change: string): void;
  remove(formId: string, solutionId: string): void;
  base(formId: string): FormBase | undefined;
  keepBase(formId: string, form: FormBase): void;
  forgetBase(formId: string): void;
}

/** Opens what is kept in a database. */
export function openFormLayers(database: Libsql.Database): FormLayers {
  database.exec(`
    CREATE TABLE IF NOT EXISTS form_change (formid TEXT NOT NULL, solutionid TEXT NOT NULL, change TEXT NOT NULL, PRIMARY KEY (formid, solutionid));
    CREATE TABLE IF NOT EXISTS form_base (formid TEXT PRIMARY KEY NOT NULL, base TEXT NOT NULL, merged TEXT NOT NULL)`);
  const all = <Row>(sql: string, ...values: string[]) => database.prepare(sql).all(...values) as Row[];
  const run = (sql: string, ...values: string[]) => void database.prepare(sql).run(...values);
  return {
    formsOf: (solutionId) => all<{ formid: string }>('SELECT formid FROM form_change WHERE solutionid = ?', solutionId).map(({ formid }) => formid),
    changesOf: (formId) => all<{ change: string }>('SELECT change FROM form_change WHERE formid = ? ORDER BY rowid', formId).map(({ change }) => change),
    forms: () => all<{ formid: string }>('SELECT formid FROM form_base ORDER BY formid').map(({ formid }) => formid),
    put: (formId, solutionId, change) =>
      run('INSERT INTO form_change (formid, solutionid, change) VALUES (?, ?, ?) ON CONFLICT (formid, solutionid) DO UPDATE SET change = excluded.change', formId, solutionId, change),
    remove: (formId, solutionId) => run('DELETE FROM form_change WHERE formid = ? AND solutionid = ?', formId, solutionId),
    base: (formId) => all<FormBase>('SELECT base, merged FROM form_base WHERE formid = ?', formId)[0],
    keepBase: (formId, { base, merged }) =>
      run('INSERT INTO form_base (formid, base, merged) VALUES (?, ?, ?) ON CONFLICT (formid) DO UPDATE SET base = excluded.base, merged = excluded.merged', formId, base, merged),
    forgetBase: (formId) => run('DELETE FROM form_base WHERE formid = ?', formId),
  };
}
