import { account } from '@gdap-manager/entities/account/table';
import { gdapRequest } from '@gdap-manager/entities/gdap-request/table';
import { gdapTemplate } from '@gdap-manager/entities/gdap-template/table';
import { gdapProviderAccount } from '@gdap-manager/entities/provider-account/table';
import { gdapRoleMapping } from '@gdap-manager/entities/role-mapping/table';
import { sendChangeSet, type Change, type ChangeSetOutcome, type ChangeSetSender } from '../../../shared/change-set';
import { readAll } from '../../../shared/reading';
import type { Mapping, Snapshot } from '../model/types';
import { customerOf, mappingOf, requestOf, templateOf, tenantOf } from './rows';

/** What the control reads and writes. */
export interface Store {
  read(customerId: string): Promise<Snapshot>;
  /** The roles of templates as they are now. */
  mappings(templateIds: readonly string[]): Promise<readonly Mapping[]>;
  save(changes: readonly Change[]): Promise<ChangeSetOutcome>;
}

export interface StoreHost extends ChangeSetSender {
  readonly webApi: ComponentFramework.WebApi;
}

const customerQuery = '?$select=accountid,name,statecode,_gdap_categoryid_value&$expand=gdap_CategoryId($select=gdap_name)';
const tenantQuery = '?$select=gdap_provideraccountid,gdap_name,gdap_defaultdomain,gdap_presence,_gdap_providerid_value&$expand=gdap_ProviderId($select=gdap_name)&$orderby=gdap_name';
const templateQuery =
  '?$select=gdap_templateid,gdap_name,gdap_description,statecode,gdap_isdefault,gdap_isadditional,gdap_autorenew,gdap_atend,gdap_durationdays,_gdap_providerid_value,_gdap_categoryid_value' +
  '&$expand=gdap_CategoryId($select=gdap_name),gdap_ProviderId($select=gdap_name)&$orderby=gdap_name';
const requestQuery =
  '?$select=gdap_requestid,gdap_name,statuscode,gdap_autorenew,gdap_expirydate,gdap_approvalduedate,_gdap_provideraccountid_value,_gdap_templateid_value&$orderby=createdon desc';
const mappingQuery = '?$select=gdap_name,_gdap_templateid_value,_gdap_directoryroleid_value,_gdap_securitygroupid_value';

/** Ids in one filter: addresses may not become too long. */
const idsInAFilter = 20;

/** @param host asked anew with each call: hosts give controls another context as they like */
export function createStore(host: () => StoreHost): Store {
  /** All rows of a query whose lookup has one of the ids. */
  const readBy = async (table: string, query: string, column: string, ids: readonly string[], alone = '') => {
    const parts: Promise<ComponentFramework.WebApi.Entity[]>[] = [];
    for (let from = 0; from < ids.length; from += idsInAFilter) {
      const filter = ids.slice(from, from + idsInAFilter).map((id) => `_${column}_value eq ${id}`).join(' or ');
      parts.push(readAll(host().webApi, table, `${query}&$filter=(${filter})${alone}`));
    }
    return (await Promise.all(parts)).flat();
  };
  const active = ' and statecode eq 0';

  return {
    async read(customerId) {
      const [customer, tenants, requests, templates] = await Promise.all([
        host().webApi.retrieveRecord(account.logicalName, customerId, customerQuery),
        readBy(gdapProviderAccount.logicalName, tenantQuery, 'gdap_accountid', [customerId], active),
        readBy(gdapRequest.logicalName, requestQuery, 'gdap_accountid', [customerId]),
        readAll(host().webApi, gdapTemplate.logicalName, templateQuery),
      ]);
      return { customer: customerOf(customer), tenants: tenants.map(tenantOf), templates: templates.map(templateOf), requests: requests.map(requestOf) };
    },

    mappings: async (templateIds) =>
      (await readBy(gdapRoleMapping.logicalName, mappingQuery, 'gdap_templateid', templateIds)).flatMap((row) => mappingOf(row) ?? []),

    save: (changes) => sendChangeSet(host(), changes),
  };
}
