import type { DraftMapping } from '@gdap-manager/entities';
import type { Change } from '../gateways/dataverse/gateway';
import type { RequestFacts, TemplateFacts, TenantFacts } from './model';

/** What automatic requests read and write. Ids go out in lower case. Every method throws ServiceError. */
export interface AutomaticStore {
  /** Ids of the providers whose customers get requests by themselves. */
  providers(): Promise<readonly string[]>;
  tenants(ids: readonly string[]): Promise<readonly TenantFacts[]>;
  /** Ids of the tenants of an account. */
  tenantsOfAccount(accountId: string): Promise<readonly string[]>;
  /** All of a provider, a page at a time. */
  tenantsOfProvider(providerId: string): AsyncIterable<readonly TenantFacts[]>;
  /** How many tenants each of these accounts has, by id of the account. */
  tenantCounts(accountIds: readonly string[]): Promise<ReadonlyMap<string, number>>;
  /** Of these providers, inactive ones too. */
  templates(providerIds: readonly string[]): Promise<readonly TemplateFacts[]>;
  /** The provider of a template; undefined where the template is gone. */
  providerOfTemplate(templateId: string): Promise<string | undefined>;
  /** What templates ask for, by id of the template. */
  mappings(templateIds: readonly string[]): Promise<ReadonlyMap<string, readonly DraftMapping[]>>;
  /** All requests for these tenants, whatever their state. */
  requests(tenantIds: readonly string[]): Promise<readonly RequestFacts[]>;
  /** The requests that have these unique keys, wherever they are now. */
  requestsByKey(keys: readonly string[]): Promise<readonly RequestFacts[]>;
  /** Requests that were made by themselves and are drafts still: of a provider's tenants, or from a template for tenants of other providers. */
  automaticDrafts(of: { readonly providerId: string } | { readonly templateId: string; readonly notOf: string | undefined }): Promise<readonly RequestFacts[]>;
  /** All of it or nothing. @throws as DataverseGateway.changeTogether */
  write(changes: readonly Change[]): Promise<void>;
}
