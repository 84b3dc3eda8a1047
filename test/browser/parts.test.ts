import { buildSolution, openPackage, readBuiltParts } from '@gdap-manager/solution';
import { providerId } from '../../scripts/lib/connect-provider';
import { settled } from './support/settled';
import { openStage, type Stage } from './support/stage';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

/** What was loaded is what would be installed: byte for byte, from the zip and nothing else of ours. */
it('loads the controls and scripts that are in the zip, as they are there', async () => {
  const staff = await stage.staff();
  const { app, page } = staff;
  const loaded = new Map<string, Buffer>();
  const reading: Promise<unknown>[] = [];
  staff.context.on('response', (response) => {
    const path = new URL(response.url()).pathname;
    if (/^\/(player\/controls|WebResources)\//.test(path) && response.status() === 200) reading.push(response.body().then((body) => loaded.set(decodeURIComponent(path), body)));
  });
  /** Pages that are left take what they have loaded with them. */
  const allIsRead = async (control: string) => {
    await page.getByRole('region', { name: control }).waitFor();
    await settled(page);
    await Promise.all(reading);
  };
  const { newCustomer, newId, staff: people, mappings } = stage.world;
  const { accountId, providerAccountId } = await newCustomer('Wide World Importers');
  const [templateId, requestId] = [newId('template'), newId('request')];
  await people.createTemplate({ gdap_templateid: templateId, gdap_name: 'Service Desk', gdap_durationdays: 365, 'gdap_ProviderId@odata.bind': `/gdap_providers(${providerId})` }, mappings);
  await people.createRequestFromTemplate({ id: requestId, name: 'Wide World Importers', accountId, providerAccountId }, templateId);
  await app.openRow('gdap_template', templateId);
  await allIsRead('Role Mappings');
  await app.openRow('gdap_request', requestId);
  await allIsRead('Request Lifecycle');
  await app.openRow('account', accountId);
  await page.getByRole('tab', { name: 'GDAP' }).click();
  await allIsRead('Template Defaults');

  const zip = openPackage(buildSolution({ managed: true, parts: readBuiltParts() }));
  const webResources = new Map<string, string>(
    zip.customizations.children.flatMap((section) => (section.name === 'WebResources' ? section.children : [])).map((element) => {
      const text = (name: string) => element.children.find((child) => child.name === name)?.text ?? '';
      return [`/WebResources/${text('Name')}`, text('FileName').slice(1)];
    }),
  );
  const partOf = (path: string) => (path.startsWith('/player/controls/') ? path.replace('/player/controls/', 'Controls/') : webResources.get(path));
  const bundles = [...loaded.keys()].filter((path) => path.endsWith('bundle.js'));
  expect(bundles.sort()).toEqual(['RequestLifecycle', 'RoleMappings', 'TemplateDefaults'].map((name) => `/player/controls/gdap_GdapManager.${name}/bundle.js`));
  expect([...loaded.keys()]).toEqual(expect.arrayContaining(['/WebResources/gdap_/scripts/forms.js', '/WebResources/gdap_/scripts/commands.js']));
  for (const [path, content] of loaded) {
    const part = zip.parts.get(partOf(path) ?? '');
    expect([path, part !== undefined && Buffer.from(part).equals(content)]).toEqual([path, true]);
  }
});
