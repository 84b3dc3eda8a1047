import type { FormHandler } from './language/presentation';

/** What the main form of a table calls that has no script of its own: two people who edit one row are told of each other. */
export const rowScript: FormHandler = { library: 'gdap_/scripts/forms.js', functionName: 'GdapManager.Forms.Row.onLoad' };
