import { gdapRequest, RequestAtEnd } from '@gdap-manager/entities/gdap-request/table';
import { changesOf } from './drafts';
import { offersOf } from './offers';
import type { Snapshot } from './types';

const snapshot = (customer: string, ...tenants: string[]): Snapshot => ({
  customer: { id: 'c', name: customer, category: undefined, isActive: true },
  tenants: tenants.map((name) => ({ id: name, name, domain: '', provider: { id: 'p', name: 'Partner Center' }, isPresent: true })),
  templates: [{ id: 'x', name: 'Standard', description: '', providerId: 'p', providerName: 'Partner Center', categoryId: null, category: undefined, isDefault: true, isAdditional: false, isActive: true, autoRenew: true, durationDays: 730 }],
  requests: [],
});
const namesOf = (world: Snapshot) =>
  changesOf(world, offersOf(world).flatMap(({ offers }) => offers.map((offer) => ({ id: offer.key, offer, mappings: [] })))).map(({ body }) => body?.['gdap_name']);

it('says why the request is made from this template', () => {
  const world = snapshot('Contoso', 'Contoso');
  const [offer] = offersOf(world).flatMap(({ offers }) => offers);
  expect(changesOf(world, [{ id: 'x', offer: offer!, mappings: [] }])[0]?.body).toMatchObject({
    gdap_uniquekey: 'contoso/x', gdap_templatereason: '‘Standard’ applies: it is a default for every customer of ‘Partner Center’.',
  });
});

it('takes from the template what is wanted at its end', () => {
  const world = snapshot('Contoso', 'Contoso');
  const [offer] = offersOf({ ...world, templates: world.templates.map((template) => ({ ...template, atEnd: RequestAtEnd.letEnd })) }).flatMap(({ offers }) => offers);
  expect(changesOf(world, [{ id: 'x', offer: offer!, mappings: [] }])[0]?.body).toMatchObject({ gdap_atend: RequestAtEnd.letEnd });
});

describe('the name of a draft', () => {
  it('is that of the customer and of the template', () => {
    expect(namesOf(snapshot('Contoso', 'Contoso Ltd'))).toEqual(['Contoso: Standard']);
  });

  it('says which tenant where there are several', () => {
    expect(namesOf(snapshot('Contoso', 'Contoso', 'Contoso Labs'))).toEqual(['Contoso: Standard', 'Contoso (Contoso Labs): Standard']);
  });

  it('is no longer than Dataverse takes', () => {
    expect(String(namesOf(snapshot('x'.repeat(300), 'Contoso'))[0])).toHaveLength(gdapRequest.columns.gdap_Name.maxLength);
  });
});
