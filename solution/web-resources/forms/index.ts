import { onLoad as messageTemplateOnLoad } from './message-template';
import { onLoad as providerOnLoad } from './provider';
import { checked, onLoad as requestOnLoad } from './request';
import { onLoad as rowOnLoad } from './row';
import { onLoad as templateOnLoad } from './template';

/** What forms call, by the names that stand in their FormXml; and what commands ask of the form that they are on. */
const forms = { Request: { onLoad: requestOnLoad, checked }, Provider: { onLoad: providerOnLoad }, Template: { onLoad: templateOnLoad }, MessageTemplate: { onLoad: messageTemplateOnLoad }, Row: { onLoad: rowOnLoad } };

const host = window as unknown as { GdapManager?: Record<string, unknown> };
host.GdapManager = { ...host.GdapManager, Forms: forms };
