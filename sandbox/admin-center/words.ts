import type { CustomerRelationship } from '../graph/customer-side';

/** A day, in UTC. */
export const day = (moment: number): string =>
  new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }).format(moment);

/** `P730D` as people say it. */
export function duration(text: string): string {
  const [, count = '', unit = ''] = /^P(\d+)([DY])$/.exec(text) ?? [];
  const what = { D: 'day', Y: 'year' }[unit];
  return what === undefined ? text : `${count} ${what}${count === '1' ? '' : 's'}`;
}

export const partnerName = ({ partner }: CustomerRelationship): string => partner.displayName ?? `The partner ${partner.tenantId}`;

export const customerName = ({ customer }: CustomerRelationship): string => customer ? (customer.displayName ?? `The tenant ${customer.tenantId}`) : 'Not named';

/** Where a relationship stands, for the customer. */
export function standing({ status, activatedAt }: CustomerRelationship): string {
  switch (status) {
    case 'created':
      return 'Not sent yet';
    case 'approvalPending':
      return 'Waiting for your approval';
    case 'approved':
    case 'activating':
      return 'Being set up';
    case 'active':
      return 'Active';
    case 'expiring':
    case 'expired':
      return activatedAt === null ? 'Not approved in time' : 'Expired';
    case 'terminationRequested':
    case 'terminating':
      return 'Being removed';
    case 'terminated':
      return activatedAt === null ? 'Refused' : 'Removed';
  }
}
