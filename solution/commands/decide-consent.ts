import { gdapRequest } from '@gdap-manager/entities';
import type { Command } from './command';

const needs = [{ table: gdapRequest.logicalName, type: 'Write' }] as const;

/** Our answer to what an indirect provider asks of a customer on our behalf. */
export const decideConsent: readonly Command[] = [
  {
    name: 'ApproveForCustomer',
    table: gdapRequest.logicalName,
    sequence: 28,
    label: { 1033: 'Approve', 1031: 'Zustimmen' },
    tooltip: {
      1033: 'Agree to what an indirect provider asks on our behalf. Then the customer can approve it.',
      1031: 'Dem zustimmen, was ein indirekter Anbieter in unserem Namen anfragt. Danach kann der Kunde es genehmigen.',
    },
    icon: 'Accept',
    needs,
    places: {
      form: { function: 'approveConsentForm', enabledBy: 'canDecideConsent' },
      list: { function: 'approveConsentList', selection: { minimum: 1 } },
    },
  },
  {
    name: 'RejectForCustomer',
    table: gdapRequest.logicalName,
    sequence: 29,
    label: { 1033: 'Reject', 1031: 'Ablehnen' },
    tooltip: {
      1033: 'Refuse what an indirect provider asks on our behalf. The customer is not asked.',
      1031: 'Ablehnen, was ein indirekter Anbieter in unserem Namen anfragt. Der Kunde wird nicht gefragt.',
    },
    icon: 'Cancel',
    needs,
    places: {
      form: { function: 'rejectConsentForm', enabledBy: 'canDecideConsent' },
      list: { function: 'rejectConsentList', selection: { minimum: 1 } },
    },
  },
];
