import { logicalName } from '@gdap-manager/entities';
import { messageIds, steps, webhookEndpoint } from './webhooks';

const named = (name: string) => steps.find((step) => step.name === `GDAP Manager: ${name}`)!;

describe('the webhook steps', () => {
  it('watch what staff set up and ask for, and what decides whose tenant one is', () => {
    expect([...new Set(steps.map(({ table }) => table.logicalName))].sort()).toEqual([
      'account', 'contact', 'gdap_finding', 'gdap_messagetemplate', 'gdap_provider', 'gdap_provideraccount', 'gdap_request', 'gdap_rolemapping', 'gdap_securitygroup', 'gdap_template',
    ]);
    expect(steps.filter(({ message }) => message === 'Delete').map(({ table }) => table.logicalName)).toEqual(['gdap_rolemapping']);
  });

  it('are told of an update of what staff set or must not set, not of what handlers write back', () => {
    const writtenBack = [
      'gdap_waitingon', 'gdap_lasterror', 'gdap_nextcheckon', 'gdap_memory', 'gdap_assignmentstate', 'gdap_assignmentid', 'gdap_connectionstate', 'gdap_connectionmessage',
      'gdap_checks', 'gdap_checkedon', 'gdap_refreshstate', 'gdap_refreshmessage', 'gdap_refreshedon', 'gdap_lastsyncon', 'gdap_lastseenon', 'gdap_message', 'gdap_problems',
      'gdap_suggestions', 'gdap_suggestedaccountid', 'gdap_matchreason', 'gdap_vanishedon',
    ];
    expect(steps.flatMap(({ filter }) => filter).filter((column) => writtenBack.includes(column))).toEqual([]);
    expect(steps.filter(({ message, filter }) => message === 'Update' && filter.length === 0)).toEqual([]);
    expect(named('Update of gdap_rolemapping').filter).toEqual(['gdap_directoryroleid', 'gdap_securitygroupid', 'gdap_requestid', 'gdap_templateid']);
  });

  it('know which request or template a mapping has left', () => {
    expect(steps.filter(({ preImage }) => preImage.length > 0).map(({ name, preImage }) => [name, preImage])).toEqual([
      ['GDAP Manager: Update of gdap_rolemapping', ['gdap_requestid', 'gdap_templateid']],
      ['GDAP Manager: Delete of gdap_rolemapping', ['gdap_requestid', 'gdap_templateid']],
    ]);
  });

  it('filter only updates, by columns that there are', () => {
    for (const { table, message, filter } of steps) {
      if (message !== 'Update') expect(filter).toEqual([]);
      const known = ['statecode', 'statuscode', 'ownerid', ...Object.keys({ ...table.columns, ...table.standardColumns }).map(logicalName)];
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
