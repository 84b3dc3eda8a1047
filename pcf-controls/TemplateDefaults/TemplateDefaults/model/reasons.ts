import type { ApplyingReason } from '@gdap-manager/entities/gdap-template/applying';
import type { Customer, Template, Tenant } from './types';

/** A text with its values. */
export interface ReasonText {
  readonly text: string;
  readonly values: readonly string[];
}

/** Why a template applies or does not, as a text of the control. Pure. */
export function reasonText(reason: ApplyingReason, { template, tenant, customer }: { readonly template: Template; readonly tenant: Tenant; readonly customer: Customer }): ReasonText {
  switch (reason.code) {
    case 'provider':
      return { text: 'Reason_Provider', values: [tenant.provider.name] };
    case 'category':
      return { text: 'Reason_Category', values: [template.category?.name ?? ''] };
    case 'everyCategory':
      return { text: 'Reason_EveryCategory', values: [] };
    case 'default':
      return { text: 'Reason_Default', values: [] };
    case 'additional':
      return { text: 'Reason_Additional', values: [] };
    case 'notDefault':
      return { text: 'Reason_NotDefault', values: [] };
    case 'moreSpecific':
      return { text: 'Reason_MoreSpecific', values: [customer.category?.name ?? '', reason.names.join(', ')] };
    case 'inactive':
      return { text: 'Reason_Inactive', values: [] };
    case 'otherProvider':
      return { text: 'Reason_OtherProvider', values: [template.providerName] };
    case 'otherCategory':
      return { text: 'Reason_OtherCategory', values: [template.category?.name ?? ''] };
    case 'customerWithoutCategory':
      return { text: 'Reason_CustomerWithoutCategory', values: [template.category?.name ?? ''] };
  }
}
