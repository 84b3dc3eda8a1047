/** The partner of the demonstration. Its tenant, groups and customers are made up. */
export const partner = {
  tenantId: '7d0c5a1e-3f0b-4c58-9b7e-2f6a1c9d4e10',
  displayName: 'Fabrikam Cloud Services',
  defaultDomain: 'fabrikamcloud.onmicrosoft.com',
  /** The application with which the handlers sign in, and the name under which the host finds its secret. */
  clientId: '5b0f6c2a-91d4-4a57-8e0d-6f3a2b1c7d80',
  secretName: 'FABRIKAM',
} as const;

/** The partner's security groups and the recommended roles that their members get at customers. */
export const recommendedGroups = [
  {
    name: 'GDAP Service Desk',
    description: 'First line: users, passwords, licences, reading everything.',
    roles: ['User Administrator', 'Global Reader', 'Billing Administrator'],
  },
  {
    name: 'GDAP Identity',
    description: 'Sign-in, applications and roles.',
    roles: ['Application Administrator', 'Authentication Policy Administrator', 'Privileged Authentication Administrator', 'Privileged Role Administrator', 'Domain Name Administrator'],
  },
  {
    name: 'GDAP Collaboration',
    description: 'Mail, Teams and SharePoint.',
    roles: ['Exchange Administrator', 'SharePoint Administrator', 'Teams Administrator'],
  },
  {
    name: 'GDAP Devices',
    description: 'Computers and telephones.',
    roles: ['Intune Administrator', 'Cloud Device Administrator'],
  },
  {
    name: 'GDAP Security',
    description: 'Defence and investigation.',
    roles: ['Security Administrator', 'Cloud App Security Administrator'],
  },
] as const;
