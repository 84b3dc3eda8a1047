import { RequestStatus } from '@gdap-manager/entities';
import { openAppearance, type Appearance } from './stage';

let stage: Appearance;
beforeAll(async () => {
  stage = await openAppearance();
});
afterEach(() => expect(stage.person.complaints.splice(0)).toEqual([]));
afterAll(() => stage.close());

/** Pages whose looks are kept, as `table` and tab. */
const kept = new Set(['gdap_request 0', 'gdap_request 1', 'gdap_template 0', 'gdap_provider 0', 'account 2']);

describe('nothing is wrong, in light, in the dark and on a telephone, with', () => {
  it('the forms of rows, tab by tab', async () => {
    const { page } = stage.person;
    for (const { logicalName, entitySetName, primaryId } of stage.tables) {
      const [row] = await stage.stack.api.list<Record<string, string>>(`${entitySetName}?$select=${primaryId}&$top=1`);
      await stage.show({ form: logicalName, id: logicalName === 'gdap_request' ? await stage.requestWith(RequestStatus.active) : row![primaryId]! });
      const tabs = page.getByRole('tab');
      const count = Math.max(1, await tabs.count());
      for (let at = 0; at < count; at += 1) {
        if (at > 0) await tabs.nth(at).click();
        const isKept = kept.has(`${logicalName} ${at}`);
        // How a form folds up where it is narrow is the same on every tab.
        expect(await stage.problems(`form-${logicalName}-${at + 1}`, isKept ? ['light', 'dark', 'narrow'] : [], at === 0 || isKept ? undefined : ['light', 'dark'])).toEqual([]);
      }
    }
  });
});
