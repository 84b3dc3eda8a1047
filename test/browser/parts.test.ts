import { buildSolution, openPackage, readBuiltParts } from '@gdap-manager/solution';
import { openStage, type Stage } from './support/stage';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage({ demonstration: true });
}, 90_000);
afterAll(() => stage.close());

/** What was loaded is what would be installed: byte for byte, from the zip and nothing else of ours. */
it('loads the controls and scripts that are in the zip, as they are there', async () => {
  const staff = await stage.staff();
  const loaded = new Map<string, Buffer>();
  staff.context.on('response', (response) => {
    const path = new URL(response.url()).pathname;
    if (/^\/(player\/controls|WebResources)\//.test(path) && response.status() === 200) void response.body().then((body) => loaded.set(decodeURIComponent(path), body), () => undefined);
  });
  const [template] = await stage.stack.api.list<{ gdap_templateid: string }>('gdap_templates?$select=gdap_templateid&$top=1');
  const [request] = await stage.stack.api.list<{ gdap_requestid: string }>('gdap_requests?$select=gdap_requestid&$top=1');
  const [account] = await stage.stack.api.list<{ accountid: string }>('accounts?$select=accountid&$top=1');
  await staff.app.openRow('gdap_template', template!.gdap_templateid);
  await staff.page.getByRole('region', { name: 'Role Mappings' }).waitFor();
  await staff.app.openRow('gdap_request', request!.gdap_requestid);
  await staff.page.getByRole('region', { name: 'Request Lifecycle' }).waitFor();
  await staff.app.openRow('account', account!.accountid);
  await staff.page.getByRole('tab', { name: 'GDAP' }).click();
  await staff.page.getByRole('region', { name: 'Template Defaults' }).waitFor();
  await staff.page.waitForLoadState('networkidle');

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
}, 60_000);
