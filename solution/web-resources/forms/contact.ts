import { contact } from '@gdap-manager/entities/contact/table';
import type { gdapRequest } from '@gdap-manager/entities/gdap-request/table';
import type { FieldOf } from '../shared/field';
import { plainId } from '../shared/guid';

const columns = { customer: 'gdap_accountid', contact: 'gdap_contactid' } as const satisfies Readonly<Record<string, FieldOf<typeof gdapRequest>>>;

/** Lets only contacts of the chosen customer be chosen, and takes the contact away when another customer is chosen. */
export function offerContacts(form: Xrm.FormContext): void {
  const customer = form.getAttribute<Xrm.Attributes.LookupAttribute>(columns.customer);
  const control = form.getControl<Xrm.Controls.LookupControl>(columns.contact);
  control?.addPreSearch(() => {
    const id = customer?.getValue()?.[0]?.id;
    if (id === undefined) return;
    control.addCustomFilter(
      `<filter type="and"><condition attribute="parentcustomerid" operator="eq" value="${plainId(id)}"/><condition attribute="statecode" operator="eq" value="0"/></filter>`,
      contact.logicalName,
    );
  });
  customer?.addOnChange(() => form.getAttribute(columns.contact)?.setValue(null));
}
