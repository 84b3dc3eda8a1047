import { plainId } from '../shared/guid';
import { askWhose, differences, takeTheirs, type RawRow } from './conflict';
import { checkRenewal, type MappingOwner } from './rules';

/**
 * Guards the saving of a form: refuses what Microsoft would refuse, and overwrites nobody's work without asking.
 * Power Apps waits for these checks when the app's setting "Async save handlers" is on.
 */
export function guardSaving(form: Xrm.FormContext, table: string, owner: () => MappingOwner | undefined): { loaded(): Promise<void> } {
  let loadedRow: RawRow | undefined;

  const columns = () => form.data.entity.attributes.get().map((attribute) => (attribute.getAttributeType() === 'lookup' ? `_${attribute.getName()}_value` : attribute.getName()));
  const read = async (): Promise<RawRow> => Xrm.WebApi.retrieveRecord(table, plainId(form.data.entity.getId()), `?$select=${columns().join(',')}`);
  const dirtyColumns = () => form.data.entity.attributes.get((attribute) => attribute.getIsDirty()).map((attribute) => attribute.getName());

  const noConflict = async (): Promise<void> => {
    const dirty = dirtyColumns();
    if (!loadedRow || dirty.length === 0) return;
    const current = await read();
    const found = differences(loadedRow, current, dirty);
    if (found.length > 0 && !(await askWhose(form, found))) takeTheirs(form, current, found);
    loadedRow = current;
  };

  form.data.entity.addOnSave(async (context: Xrm.Events.SaveEventContext) => {
    const isNew = form.data.entity.getId() === '';
    const renewalChanged = form.getAttribute('gdap_autorenew')?.getIsDirty() === true;
    if ((isNew || renewalChanged) && (await checkRenewal(form, owner()))) {
      context.getEventArgs().preventDefault();
      return;
    }
    if (!isNew) await noConflict();
  });

  return {
    /** To be called when the form was filled: what is stored then is what changes are compared with. */
    async loaded() {
      loadedRow = form.data.entity.getId() === '' ? undefined : await read();
    },
  };
}
