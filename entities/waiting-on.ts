import { defineGlobalChoice, optionValues } from './language';

/** Who must move next. Requests and events say it in the same words. */
export const waitingOn = defineGlobalChoice({
  schemaName: 'gdap_WaitingOn',
  displayName: 'Waiting On',
  description: 'Who must move next: nobody, our staff, the customer, Microsoft or an indirect provider.',
  options: {
    nobody: { value: 727000000, label: 'Nobody' },
    staff: { value: 727000001, label: 'Our Staff', color: '#d13438' },
    customer: { value: 727000002, label: 'The Customer', color: '#ffb900' },
    microsoft: { value: 727000003, label: 'Microsoft', color: '#0078d4' },
    indirectProvider: { value: 727000004, label: 'The Indirect Provider', color: '#8764b8' },
  },
});

export const WaitingOn = optionValues(waitingOn);
