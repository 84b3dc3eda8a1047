import { guardSaving } from './saving';

/** When the form of any other table opens: two people who edit the same row do not overwrite each other unasked. */
export function onLoad(context: Xrm.Events.EventContext): void {
  guardSaving(context.getFormContext());
}
