import { guarded } from './guarded';
import { canSubmit, submitForm, submitList } from './submit';

/** What the ribbons call, by the names that stand in their definitions. */
const commands = {
  canSubmit,
  submitForm: guarded(submitForm),
  submitList: guarded(submitList),
};

const host = window as unknown as { GdapManager?: Record<string, unknown> };
host.GdapManager = { ...host.GdapManager, Commands: commands };
