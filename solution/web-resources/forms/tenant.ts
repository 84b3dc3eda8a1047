import type { gdapRequest } from '@gdap-manager/entities/gdap-request/table';
import { gdapProviderAccount } from '@gdap-manager/entities/provider-account/table';
import type { IEntity } from 'dataverse-ify';
import type { FieldOf } from '../shared/field';
import { plainId } from '../shared/guid';
import { dataverse } from '../shared/tables';
import { told } from './told';

/** The fields of a request that belong together. */
export const columns = { customer: 'gdap_accountid', tenant: 'gdap_provideraccountid' } as const satisfies Readonly<Record<string, FieldOf<typeof gdapRequest>>>;

const chosen = (form: Xrm.FormContext, column: string): string | undefined => {
  const id = form.getAttribute<Xrm.Attributes.LookupAttribute>(column)?.getValue()?.[0]?.id;
  return id === undefined ? undefined : plainId(id);
};

/** Only tenants of the customer, and where a template is chosen, of its provider. Both are ids. Pure. */
function tenantFilter(customerId: string | undefined, providerId: string | undefined): string {
  const conditions = [['gdap_accountid', customerId], ['gdap_providerid', providerId]].filter(([, id]) => id !== undefined);
  return conditions.length === 0 ? '' : `<filter type="and">${conditions.map(([column, id]) => `<condition attribute="${column}" operator="eq" value="${id}"/>`).join('')}</filter>`;
}

/**
 * Lets only tenants of the chosen customer be chosen; takes the tenant away when another customer is chosen, and
 * chooses the only one.
 * @param providerOf id of the chosen template's provider
 */
export function offerTenants(form: Xrm.FormContext, providerOf: () => string | undefined): void {
  const control = form.getControl<Xrm.Controls.LookupControl>(columns.tenant);
  control?.addPreSearch(() => {
    const filter = tenantFilter(chosen(form, columns.customer), providerOf());
    if (filter !== '') control.addCustomFilter(filter, gdapProviderAccount.logicalName);
  });
  form.getAttribute(columns.customer)?.addOnChange(() => {
    form.getAttribute(columns.tenant)?.setValue(null);
    told(form, () => chooseOnlyTenant(form, providerOf()));
  });
}

/** Chooses the tenant where there is but one to choose. */
export async function chooseOnlyTenant(form: Xrm.FormContext, providerId: string | undefined): Promise<void> {
  const customerId = chosen(form, columns.customer);
  if (customerId === undefined || chosen(form, columns.tenant) !== undefined) return;
  const filter = [`_gdap_accountid_value eq ${customerId}`, 'statecode eq 0', ...(providerId === undefined ? [] : [`_gdap_providerid_value eq ${providerId}`])].join(' and ');
  const { entities } = await dataverse().retrieveMultiple<IEntity>(`?$select=gdap_name&$filter=${filter}&$top=2`, { logicalName: gdapProviderAccount.logicalName });
  const [only, another] = entities;
  // Somebody may have chosen meanwhile.
  if (!only || another || chosen(form, columns.customer) !== customerId || chosen(form, columns.tenant) !== undefined) return;
  const tenant = form.getAttribute<Xrm.Attributes.LookupAttribute>(columns.tenant);
  tenant?.setValue([{ id: only.gdap_provideraccountid as string, name: only.gdap_name as string, entityType: gdapProviderAccount.logicalName }]);
  tenant?.fireOnChange();
}
