import { FindingKind, gdapFinding, gdapMessageTemplate, gdapRequest, MessageKind, type RequestStatus } from '@gdap-manager/entities';
import { providerId } from '../../../scripts/lib/connect-provider';
import { idOf } from '../../../scripts/lib/ids';
import { problemsInEveryLook, type Look } from '../support/looks';
import { settled } from '../support/settled';
import { openStage, type Stage, type Staff } from '../support/stage';

// Each of these tests looks at dozens of pages.
jest.setTimeout(600_000);

export interface TableOfApp {
  readonly logicalName: string;
  readonly entitySetName: string;
  readonly primaryId: string;
  readonly hasQuickCreate: boolean;
  readonly forms: readonly { readonly type: string }[];
}

interface AppOfServer {
  readonly areas: readonly { readonly groups: readonly { readonly subAreas: readonly { readonly table?: string }[] }[] }[];
  readonly tables: Readonly<Record<string, TableOfApp>>;
}

/** The demonstration with somebody before it, who looks at everything. */
export interface Appearance extends Stage {
  readonly person: Staff;
  /** The tables that rows are opened of. */
  readonly tables: readonly TableOfApp[];
  /** The tables of the site map. */
  readonly listed: readonly string[];
  /** Goes to a page within the app, and waits until all of it is there. */
  show(page: { readonly list: string } | { readonly form: string; readonly id?: string }): Promise<void>;
  /** The first request in a status. @throws Error where there is none */
  requestWith(status: (typeof RequestStatus)[keyof typeof RequestStatus]): Promise<string>;
  /** What is wrong with what is on the screen, in every look. Tests expect nothing. */
  problems(name: string, pictures?: readonly Look[], looks?: readonly Look[]): Promise<string[]>;
}

export async function openAppearance(): Promise<Appearance> {
  const stage = await openStage({ demonstration: true });
  const { api, url } = stage.stack;
  await addWhatIsRare(stage);
  const person = await stage.staff();
  await person.app.openList('account');
  const app = (await (await fetch(`${url}/player/apps/gdap_GdapManager.json?lcid=1033`)).json()) as AppOfServer;
  return {
    ...stage,
    person,
    listed: app.areas.flatMap(({ groups }) => groups.flatMap(({ subAreas }) => subAreas.flatMap(({ table }) => table ?? []))),
    tables: Object.values(app.tables).filter(({ forms }) => forms.some(({ type }) => type === 'main')),
    async show(to) {
      const { page } = person;
      const table = 'list' in to ? to.list : to.form;
      const input = 'list' in to ? { pageType: 'entitylist', entityName: table } : { pageType: 'entityrecord', entityName: table, entityId: to.id };
      await page.evaluate(`Xrm.Navigation.navigateTo(${JSON.stringify(input)})`);
      expect(page.url()).toContain(`etn=${table}`);
      await settled(page);
    },
    async requestWith(status) {
      const [row] = await api.list<{ gdap_requestid: string }>(`${gdapRequest.entitySetName}?$select=gdap_requestid&$filter=statuscode eq ${status}&$orderby=gdap_name&$top=1`);
      if (!row) throw new Error(`The demonstration has no request with the status reason ${status}.`);
      return row.gdap_requestid;
    },
    problems: (name, pictures = [], looks) => problemsInEveryLook(person, name, looks, pictures),
  };
}

/** Rows of the tables that the demonstration may have none of. */
async function addWhatIsRare({ stack: { api } }: Stage): Promise<void> {
  await api.upsert(`${gdapMessageTemplate.entitySetName}(${idOf('message template', 'appearance')})`, {
    gdap_name: 'Friendly', gdap_kind: MessageKind.invitation, gdap_subject: '{{partner}} needs you', gdap_body: 'Hello {{contact}},\n<b>please</b> {{link}}',
  });
  await api.upsert(`${gdapFinding.entitySetName}(${idOf('finding', 'appearance')})`, {
    gdap_name: 'Relecloud: Service Desk <b>', gdap_kind: FindingKind.onlyAtMicrosoft, gdap_relationshipname: 'Service Desk <b>', gdap_microsoftstatus: 'active',
    gdap_details: 'Somebody made it elsewhere.\nAdopt makes a request of it.', 'gdap_ProviderId@odata.bind': `/gdap_providers(${providerId})`,
  });
}
