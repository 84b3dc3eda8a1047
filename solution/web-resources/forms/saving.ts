import { plainId } from '../shared/guid';
import { differences, settle, takenNotice, type Edited, type FormValue, type RawRow } from './conflict';

/**
 * Guards the saving of a form: refuses what Microsoft would refuse, and overwrites nobody's work without asking.
 * Power Apps waits for these checks when the app's setting "Async save handlers" is on. To be called before anything
 * else changes the form: what stands in it then is what is stored.
 * @param refuses further rules of the table; where they refuse, they say why on the form
 */
export function guardSaving(form: Xrm.FormContext, refuses: () => Promise<boolean> = async () => false): void {
  const filled = new Map<string, FormValue>();

  const remember = (): void => {
    form.data.entity.attributes.forEach((attribute) => {
      if (!attribute.getIsDirty()) filled.set(attribute.getName(), attribute.getValue());
    });
  };

  const noConflict = async (): Promise<void> => {
    const dirty = form.data.entity.attributes.get((attribute) => attribute.getIsDirty());
    if (dirty.length === 0) return;
    const row: RawRow = await Xrm.WebApi.retrieveRecord(form.data.entity.getEntityName(), plainId(form.data.entity.getId()), `?$select=${dirty.map(storedName).join(',')}`);
    const found = differences(dirty.map((attribute) => editedOf(attribute, filled)), row);
    if (found.length > 0) await settle(form, found);
    for (const { column, theirs } of found) filled.set(column, theirs);
  };

  /** What it cannot find out, it does not stand in the way of: without a connection the save itself fails, and says so. */
  async function checkBeforeSaving(context: Xrm.Events.SaveEventContextAsync): Promise<void> {
    const args = context.getEventArgs();
    // People may think about a question for longer than the ten seconds that a save waits.
    args.disableAsyncTimeout();
    form.ui.clearFormNotification(takenNotice);
    if (await refuses().catch(() => false)) return args.preventDefault();
    if (form.data.entity.getId() !== '') await noConflict().catch(() => undefined);
  }

  remember();
  form.data.addOnLoad(remember);
  form.data.entity.addOnSave(checkBeforeSaving);
}

const storedName = (attribute: Xrm.Attributes.Attribute): string =>
  attribute.getAttributeType() === 'lookup' ? `_${attribute.getName()}_value` : attribute.getName();

const editedOf = (attribute: Xrm.Attributes.Attribute, filled: ReadonlyMap<string, FormValue>): Edited => ({
  column: attribute.getName(), type: attribute.getAttributeType(), filled: filled.get(attribute.getName()), mine: attribute.getValue(),
});
