import { statusReasons } from '../language';

/**
 * The life of a request. Staff act by setting `submitting` and `terminating`; everything else is what the handlers
 * saw at Microsoft. Where somebody sets a state that Microsoft does not confirm, the next look sets it right: the
 * transitions keep the ways back open, and nothing leads back to Draft but a refusal while submitting.
 */
export const requestStatus = statusReasons({
  draft: {
    value: 1,
    label: 'Draft',
    color: '#8a8886',
    state: 'active',
    description: 'Local only; everything can be changed.',
    to: ['submitting'],
  },
  submitting: {
    value: 727000001,
    label: 'Submitting',
    color: '#0078d4',
    state: 'active',
    description: 'Wanted: exists at Microsoft, locked for approval.',
    to: ['draft', 'approvalPending', 'activating', 'active', 'terminating', 'expired', 'terminated'],
  },
  approvalPending: {
    value: 727000002,
    label: 'Approval Pending',
    color: '#ffb900',
    state: 'active',
    description: 'The acceptance link is known; waiting for the customer. Lapses after 90 days.',
    to: ['submitting', 'activating', 'active', 'terminating', 'expired', 'terminated'],
  },
  activating: {
    value: 727000003,
    label: 'Activating',
    color: '#0078d4',
    state: 'active',
    description: 'Approved; Microsoft is provisioning.',
    to: ['submitting', 'approvalPending', 'active', 'terminating', 'expired', 'terminated'],
  },
  active: {
    value: 727000004,
    label: 'Active',
    color: '#107c10',
    state: 'active',
    description: 'In force.',
    to: ['submitting', 'approvalPending', 'activating', 'terminating', 'expired', 'terminated'],
  },
  terminating: {
    value: 727000005,
    label: 'Terminating',
    color: '#ca5010',
    state: 'active',
    description: 'Wanted: ended at Microsoft.',
    to: ['expired', 'terminated'],
  },
  expired: {
    value: 2,
    label: 'Expired',
    color: '#605e5c',
    state: 'inactive',
    description: 'The duration elapsed, or the approval lapsed.',
    to: ['submitting', 'approvalPending', 'activating', 'active', 'terminating', 'terminated'],
  },
  terminated: {
    value: 727000006,
    label: 'Terminated',
    color: '#605e5c',
    state: 'inactive',
    description: 'Ended by the partner or by the customer.',
    to: ['submitting', 'approvalPending', 'activating', 'active', 'terminating', 'expired'],
  },
});
