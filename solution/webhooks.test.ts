import { logicalName, tables } from '@gdap-manager/entities';
import { messageIds, steps, webhookEndpoint } from './webhooks';

const named = (name: string) => steps.find((step) => step.name === `GDAP Manager: ${name}`)!;

describe('the webhook steps', () => {
  it('watch requests, mappings, groups and providers, and no other table', () => {
    expect(steps.map(({ table, message }) => `${message} ${table.logicalName}`)).toEqual([
      'Create gdap_request', 'Update gdap_request',
      'Create gdap_rolemapping', 'Update gdap_rolemapping', 'Delete gdap_rolemapping',
      'Update gdap_securitygroup',
      'Create gdap_provider', 'Update gdap_provider',
    ]);
  });

  it('are told of an update of what staff set or must not set, not of what handlers write back', () => {
    expect(named('Update of gdap_request').filter).toEqual([
      'statuscode', 'gdap_autorenew', 'gdap_durationdays', 'gdap_accountid', 'gdap_provideraccountid', 'gdap_microsoftid', 'gdap_acceptancelink',
    ]);
    expect(named('Update of gdap_rolemapping').filter).toEqual(['gdap_directoryroleid', 'gdap_securitygroupid', 'gdap_requestid']);
    expect(named('Update of gdap_securitygroup').filter).toEqual(['gdap_groupid', 'gdap_presence', 'gdap_providerid']);
    expect(named('Update of gdap_provider').filter).toEqual(['gdap_partnertenantid', 'gdap_clientid', 'gdap_secretname']);
  });

  it('know which request a mapping has left', () => {
    expect(steps.filter(({ preImage }) => preImage.length > 0).map(({ name, preImage }) => [name, preImage])).toEqual([
      ['GDAP Manager: Update of gdap_rolemapping', ['gdap_requestid']],
      ['GDAP Manager: Delete of gdap_rolemapping', ['gdap_requestid']],
    ]);
  });

  it('filter only updates, by columns that there are', () => {
    for (const { table, message, filter } of steps) {
      if (message !== 'Update') expect(filter).toEqual([]);
      const known = ['statuscode', ...Object.keys(tables.find(({ logicalName: name }) => name === table.logicalName)!.columns).map(logicalName)];
      expect(known).toEqual(expect.arrayContaining([...filter]));
    }
  });

  it('have the message ids of every environment', () => {
    expect(messageIds).toEqual({
      Create: '9ebdbb1b-ea3e-db11-86a7-000a3a5473e8',
      Update: '20bebb1b-ea3e-db11-86a7-000a3a5473e8',
      Delete: 'a1bdbb1b-ea3e-db11-86a7-000a3a5473e8',
    });
  });

  it('go to an endpoint without host or key', () => {
    expect(new URL(webhookEndpoint.url).hostname).toMatch(/\.invalid$/);
    expect(new URL(webhookEndpoint.url).search).toBe('');
  });
});
