import { applyTemplate } from './apply-template';
import { checkNow } from './check-now';
import type { Command } from './command';
import { copyLink } from './copy-acceptance-link';
import { copyMessage } from './copy-message';
import { replace } from './create-replacement';
import { decideConsent } from './decide-consent';
import { findings } from './findings';
import { matchTenants } from './match-tenants';
import { invitations } from './invitations';
import { messageTemplates } from './message-templates';
import { newFromTemplate } from './new-from-template';
import { providers } from './providers';
import { renewal } from './renewal';
import { submit } from './submit';
import { templateFromRequest } from './template-from-request';
import { terminate } from './terminate';

export type { Command, Label, NeededPrivilege, Place, PlacedCommand } from './command';

/** Every command of the product, in the order of its bar. */
export const commands: readonly Command[] = [...newFromTemplate, ...matchTenants, ...providers, submit, terminate, copyLink, copyMessage, checkNow, replace, templateFromRequest, applyTemplate, ...decideConsent, ...renewal, ...findings, ...invitations, ...messageTemplates];
