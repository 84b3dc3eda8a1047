import { all, defineCharts } from '../language/presentation';
import { gdapRequest, RequestStatus } from './table';

export const requestCharts = defineCharts(gdapRequest, {
  status: {
    name: 'GDAP Requests by Status Reason',
    description: 'How many requests stand where.',
    type: 'column',
    groupBy: 'statuscode',
  },
  expiries: {
    name: 'GDAP Requests by Month of Expiry',
    description: 'How many requests end when, unless Microsoft extends them.',
    type: 'column',
    groupBy: 'gdap_ExpiryDate',
    span: 'month',
    filter: all(['gdap_ExpiryDate', 'not-null']),
  },
  waitingon: {
    name: 'GDAP Requests by Who Must Move',
    description: 'For whom the requests wait.',
    type: 'pie',
    groupBy: 'gdap_WaitingOn',
  },
  outlook: {
    name: 'GDAP Requests in Force by Outlook',
    description: 'What becomes of the access of requests in force when their time is over.',
    type: 'bar',
    groupBy: 'gdap_Outlook',
    filter: all(['statuscode', 'eq', RequestStatus.active]),
  },
});
