import { gdapRequest, RequestOrigin, RequestStatus } from './table';
import { draftName, draftRows, type Draft } from './from-template';

const draft: Draft = {
  id: 'r', name: 'Contoso: Standard', customerId: 'a', tenantId: 't', templateId: 'x', autoRenew: true, durationDays: 365, origin: RequestOrigin.template,
  mappings: [{ name: 'Helpdesk → Desk', roleId: 'role', groupId: 'group' }, { name: undefined, roleId: 'reader', groupId: null }],
};

describe('the rows of a draft', () => {
  it('are the request and the roles that it asks for', () => {
    expect(draftRows(draft)).toEqual({
      request: {
        gdap_requestid: 'r', gdap_name: 'Contoso: Standard', gdap_autorenew: true, gdap_durationdays: 365, gdap_origin: RequestOrigin.template,
        'gdap_AccountId@odata.bind': '/accounts(a)', 'gdap_ProviderAccountId@odata.bind': '/gdap_provideraccounts(t)', 'gdap_TemplateId@odata.bind': '/gdap_templates(x)',
      },
      mappings: [
        {
          gdap_name: 'Helpdesk → Desk', 'gdap_RequestId@odata.bind': '/gdap_requests(r)', 'gdap_DirectoryRoleId@odata.bind': '/gdap_directoryroles(role)',
          'gdap_SecurityGroupId@odata.bind': '/gdap_securitygroups(group)',
        },
        { gdap_name: null, 'gdap_RequestId@odata.bind': '/gdap_requests(r)', 'gdap_DirectoryRoleId@odata.bind': '/gdap_directoryroles(reader)' },
      ],
    });
  });

  it('say why, for whom and whether at once, where that is known', () => {
    expect(draftRows({ ...draft, tenantId: undefined, templateId: undefined, reason: 'Because.', replacesId: 'old', uniqueKey: 't/x', owner: { set: 'teams', id: 'o' }, submit: true, problem: 'No.' }).request).toEqual({
      gdap_requestid: 'r', gdap_name: 'Contoso: Standard', gdap_autorenew: true, gdap_durationdays: 365, gdap_origin: RequestOrigin.template, 'gdap_AccountId@odata.bind': '/accounts(a)',
      gdap_templatereason: 'Because.', 'gdap_ReplacesId@odata.bind': '/gdap_requests(old)', gdap_uniquekey: 't/x', 'ownerid@odata.bind': '/teams(o)', statuscode: RequestStatus.submitting, gdap_lasterror: 'No.',
    });
  });
});

describe('the name of a draft', () => {
  it('is that of the customer and of the template, with the tenant where it could be another', () => {
    expect(draftName('Contoso', 'Standard')).toBe('Contoso: Standard');
    expect(draftName('Contoso', 'Standard', 'Contoso')).toBe('Contoso: Standard');
    expect(draftName('Contoso', 'Standard', 'Contoso Labs')).toBe('Contoso (Contoso Labs): Standard');
  });

  it('is no longer than its column, and ends in no half character', () => {
    const longest = gdapRequest.columns.gdap_Name.maxLength;
    expect(draftName('x'.repeat(300), 'Standard')).toHaveLength(longest);
    expect(draftName('x' + '😀'.repeat(200), 'Standard')).toHaveLength(longest - 1);
  });
});
