import { text } from '../../shared/text';
import { element } from '../elements';
import type { Left, Line } from './plan';

/** Why nothing is made from a template, as the end of a line. */
const whyLeft: Readonly<Record<Left, string>> = {
  vanished: 'Bulk_LeftVanished', otherProvider: 'Bulk_LeftOtherProvider', otherCategory: 'Bulk_LeftOtherCategory', customerWithoutCategory: 'Bulk_LeftNoCategory', inactive: 'Bulk_LeftInactive',
};

/** What will be made for a tenant, what exists already, and what is left out and why. */
export function lineItem({ customer, tenant, make, exists, left }: Line): HTMLLIElement {
  const facts = [...(tenant.name === customer.name ? [] : [tenant.name]), ...(tenant.domain ? [tenant.domain] : []), tenant.provider.name, customer.category?.name ?? text('Bulk_NoCategory')];
  const lines = [
    ...make.map(({ name }) => element('li', { class: 'good' }, text('Bulk_WillMake', name))),
    ...exists.map(({ template, status }) => element('li', {}, text('Bulk_Exists', template, status))),
    ...left.map(({ template, why }) => element('li', {}, text(whyLeft[why], template))),
  ];
  return element(
    'li',
    {},
    element('span', { class: 'name' }, customer.name),
    ' ',
    element('span', { class: 'quiet' }, facts.join(' · ')),
    element('ul', {}, ...(lines.length > 0 ? lines : [element('li', { class: 'quiet' }, text('Bulk_NoneApplies'))])),
  );
}
