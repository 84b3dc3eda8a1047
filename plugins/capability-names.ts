/**
 * What the capabilities are called. Part of queued messages, so never change one; and by them one has another look at
 * a row without knowing it.
 */
export const capabilityNames = {
  automaticRequests: 'automatic-requests',
  customers: 'customers',
  digest: 'digest',
  invitations: 'invitations',
  notifications: 'notifications',
  providerConnection: 'provider-connection',
  reconciliation: 'reconciliation',
  relationships: 'relationships',
  renewal: 'renewal',
  requestLifecycle: 'request-lifecycle',
  roleCatalogue: 'role-catalogue',
  securityGroups: 'security-groups',
  templateCheck: 'template-check',
  waitingSince: 'waiting-since',
} as const;
