import { idOf, type ApiRow } from './xrm';

const formatted = 'OData.Community.Display.V1.FormattedValue';

/** A lookup's value as the Web API gives it, with annotations. */
export const lookupRow = (column: string, table: string, id: string, name: string): ApiRow => ({
  [`_${column}_value`]: id, [`_${column}_value@${formatted}`]: name, [`_${column}_value@Microsoft.Dynamics.CRM.lookuplogicalname`]: table,
});

interface Named {
  readonly id: string;
  readonly name: string;
}

/** A Provider Account's row as the Web API gives it. */
export const tenantRow = (number: number, name: string, { account, suggested, provider, ...more }: ApiRow & { account?: Named; suggested?: Named; provider?: Named }): ApiRow => ({
  gdap_provideraccountid: idOf(number),
  gdap_name: name,
  gdap_defaultdomain: null,
  ...lookupRow('gdap_providerid', 'gdap_provider', provider?.id ?? idOf(70), provider?.name ?? 'Fabrikam'),
  ...(account ? lookupRow('gdap_accountid', 'account', account.id, account.name) : {}),
  ...(suggested ? lookupRow('gdap_suggestedaccountid', 'account', suggested.id, suggested.name) : {}),
  ...more,
});
