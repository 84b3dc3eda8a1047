import type { SaveOutcome } from '../contracts';
import type { FormCore, SaveMode } from '../form-runtime/form-core';
import { SAVE_MODES } from '../form-runtime/form-core';
import { isValid } from '../form-runtime/refusals';
import { showValue } from '../form-runtime/values';
import { collection } from './collection';
import { bracedId } from './ids';
import { notSupported } from './not-supported';

/** `formContext.data`. Source: Learn "formContext.data (Client API reference)". */
export function createData(core: FormCore, attributes: readonly Xrm.Attributes.Attribute[]): Xrm.Data {
  const { handlers } = core;
  const ofRow = collection(() => attributes, (attribute) => attribute.getName());
  const save = async (mode: SaveMode = 'save') => settle(await core.saveShown({ mode }));
  const data = {
    attributes: ofRow,
    entity: createEntity(core, ofRow, save),
    process: null,
    addOnLoad: (handler: unknown) => handlers.add('dataLoad', handler),
    removeOnLoad: (handler: unknown) => handlers.remove('dataLoad', handler),
    getIsDirty: () => core.isDirty,
    isValid: () => isValid(core),
    save: (options?: { readonly saveMode?: number }) => save(modeOf(options?.saveMode)),
    refresh: async (saves = false) => {
      if (saves && core.isDirty) await save();
      await core.refresh();
    },
  };
  return data as unknown as Xrm.Data;
}

function createEntity(core: FormCore, attributes: Xrm.Entity['attributes'], save: (mode?: SaveMode) => Promise<unknown>): Xrm.Entity {
  const { handlers, state: { table } } = core;
  const id = () => bracedId(core.id ?? '');
  const name = () => {
    const field = core.state.field(table.primaryName);
    return field ? showValue(field.column, field.value) : '';
  };
  const modes: Readonly<Record<Xrm.EntitySaveMode, SaveMode>> = { saveandclose: 'saveAndClose', saveandnew: 'saveAndNew' };
  const entity = {
    attributes,
    getId: id,
    getEntityName: () => table.logicalName,
    getEntityReference: () => ({ id: id(), entityType: table.logicalName, name: name() }),
    getPrimaryAttributeValue: name,
    getIsDirty: () => core.isDirty,
    isValid: () => isValid(core),
    /** Answers at once, as in Power Apps; what went wrong is said on the form. */
    save: (mode?: Xrm.EntitySaveMode) => {
      save(mode === undefined ? 'save' : modes[mode]).catch((thrown: unknown) => {
        core.state.notify({ id: 'save', level: 'ERROR', text: messageOf(thrown) });
      });
    },
    addOnSave: (handler: unknown) => handlers.add('save', handler),
    removeOnSave: (handler: unknown) => handlers.remove('save', handler),
    addOnPostSave: (handler: unknown) => handlers.add('postSave', handler),
    removeOnPostSave: (handler: unknown) => handlers.remove('postSave', handler),
    getDataXml: notSupported('data.entity.getDataXml'),
  };
  return entity as unknown as Xrm.Entity;
}

const messageOf = (thrown: unknown) => (typeof thrown === 'object' && thrown !== null && 'message' in thrown ? String(thrown.message) : String(thrown));

/** @throws Error with `errorCode` and `message`, as scripts expect of a save that came to nothing */
function settle(outcome: SaveOutcome): void {
  if (outcome.kind === 'saved') return;
  const message = {
    prevented: () => 'The row was not saved: a field or a script stands in the way.',
    conflict: () => 'The row was not saved: somebody else changed the same fields meanwhile. Save it on the form to decide.',
    failed: () => (outcome.kind === 'failed' ? outcome.error.message : ''),
  }[outcome.kind]();
  throw Object.assign(new Error(message), { errorCode: outcome.kind === 'failed' ? Number(outcome.error.code) || outcome.error.status : 0 });
}

function modeOf(saveMode: number | undefined): SaveMode {
  return (Object.keys(SAVE_MODES) as SaveMode[]).find((mode) => SAVE_MODES[mode] === saveMode) ?? 'save';
}
