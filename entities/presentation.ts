import { accountFormDiff, accountForms } from './account/forms';
import { categoryForms } from './category/forms';
import { categoryViews } from './category/views';
import { directoryRoleForms } from './directory-role/forms';
import { directoryRoleViews } from './directory-role/views';
import { eventForms } from './event/forms';
import { eventViews } from './event/views';
import { findingForms } from './finding/forms';
import { findingViews } from './finding/views';
import { requestCharts } from './gdap-request/charts';
import { requestForms } from './gdap-request/forms';
import { requestViews } from './gdap-request/views';
import { templateForms } from './gdap-template/forms';
import { templateViews } from './gdap-template/views';
import type { Table } from './language';
import type { Chart, Form, FormDiff, View } from './language/presentation';
import { messageTemplateForms } from './message-template/forms';
import { messageTemplateViews } from './message-template/views';
import { providerForms } from './provider/forms';
import { providerViews } from './provider/views';
import { providerAccountForms } from './provider-account/forms';
import { providerAccountViews } from './provider-account/views';
import { roleMappingForms } from './role-mapping/forms';
import { roleMappingViews } from './role-mapping/views';
import { securityGroupForms } from './security-group/forms';
import { securityGroupViews } from './security-group/views';

/**
 * What staff see of a table. Apart from the data model, so that handlers and code components, which have no use for
 * it, do not carry it along: `@gdap-manager/entities/presentation`.
 */
export interface Presentation {
  readonly table: Table;
  readonly forms: Readonly<Record<string, Form>>;
  readonly views: Readonly<Record<string, View>>;
  readonly charts: Readonly<Record<string, Chart>>;
}

const presentations: readonly Presentation[] = [
  { ...accountForms, views: {}, charts: {} },
  { ...categoryForms, ...categoryViews, charts: {} },
  { ...providerForms, ...providerViews, charts: {} },
  { ...providerAccountForms, ...providerAccountViews, charts: {} },
  { ...templateForms, ...templateViews, charts: {} },
  { ...requestForms, ...requestViews, ...requestCharts },
  { ...roleMappingForms, ...roleMappingViews, charts: {} },
  { ...securityGroupForms, ...securityGroupViews, charts: {} },
  { ...directoryRoleForms, ...directoryRoleViews, charts: {} },
  { ...findingForms, ...findingViews, charts: {} },
  { ...eventForms, ...eventViews, charts: {} },
  { ...messageTemplateForms, ...messageTemplateViews, charts: {} },
];

/** What managed solutions add to forms of Microsoft's. */
export const formDiffs: readonly FormDiff[] = [accountFormDiff];

/** @throws Error when a table has none, which the tests rule out */
export function presentationOf(table: Table): Presentation {
  const found = presentations.find((candidate) => candidate.table === table);
  if (!found) throw new Error(`Nothing says how staff see the table '${table.logicalName}'.`);
  return found;
}

export * from './language/presentation';
