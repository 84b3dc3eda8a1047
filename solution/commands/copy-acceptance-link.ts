import { gdapRequest } from '@gdap-manager/entities';
import type { Command } from './command';

export const copyLink: Command = {
  name: 'CopyAcceptanceLink',
  table: gdapRequest.logicalName,
  sequence: 23,
  label: { 1033: 'Copy Acceptance Link', 1031: 'Genehmigungslink kopieren' },
  tooltip: {
    1033: 'Copy the link with which an administrator of the customer approves.',
    1031: 'Den Link kopieren, mit dem ein Administrator des Kunden genehmigt.',
  },
  icon: 'Link',
  needs: [{ table: gdapRequest.logicalName, type: 'Read' }],
  places: {
    form: { function: 'copyLinkForm', enabledBy: 'canCopyLink' },
    list: { function: 'copyLinkList', selection: { minimum: 1 } },
    subgrid: { function: 'copyLinkList', selection: { minimum: 1 } },
  },
};
