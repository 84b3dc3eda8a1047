import { account } from './account/table';
import { gdapCategory } from './category/table';
import { contact } from './contact/table';
import { gdapDirectoryRole } from './directory-role/table';
import { gdapEvent } from './event/table';
import { gdapFinding } from './finding/table';
import { gdapRequest } from './gdap-request/table';
import { gdapTemplate } from './gdap-template/table';
import type { GlobalChoice, Table } from './language';
import { gdapMessageTemplate } from './message-template/table';
import { gdapProvider } from './provider/table';
import { gdapProviderAccount } from './provider-account/table';
import { gdapRoleMapping } from './role-mapping/table';
import { gdapSecurityGroup } from './security-group/table';
import { systemUser } from './system-user/table';
import { waitingOn } from './waiting-on';

/** Every table, in the order in which people read them. What is not here does not ship. */
export const tables: readonly Table[] = [
  account, gdapCategory, gdapProvider, gdapProviderAccount, gdapTemplate, gdapRequest, gdapRoleMapping,
  gdapSecurityGroup, gdapDirectoryRole, gdapFinding, gdapEvent, gdapMessageTemplate,
];

/** Microsoft's tables that ours point to, and to which we add nothing. */
export const standardTables = [contact, systemUser] as const;

/** Every choice that several columns share. */
export const globalChoices: readonly GlobalChoice[] = [waitingOn];
