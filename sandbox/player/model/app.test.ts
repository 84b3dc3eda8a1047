import { importSolution } from '../../dataverse/solutions/import-solution';
import { testSolution } from '../../dataverse/solutions/test-solution';
import { newEnvironment } from '../../dataverse/solutions/testing';
import { appModel } from './app';
import { createAppModels } from './app-models';
import { field, formWith, played } from './testing';

describe('The model of an app', () => {
  it('holds the tables of the app, and in short those that lookups lead to', () => {
    const { name, uniqueName, tables } = played();
    expect([name, uniqueName]).toEqual(['Acme Desk', 'acm_Desk']);
    expect(tables.acm_ticket).toMatchObject({ schemaName: 'acm_Ticket', entitySetName: 'acm_tickets', displayName: 'Ticket', pluralName: 'Tickets', ownership: 'user', primaryId: 'acm_ticketid', primaryName: 'acm_name' });
    expect(tables.acm_ticket?.forms).toHaveLength(1);
    expect(Object.keys(tables)).toEqual(expect.arrayContaining(['acm_project', 'account', 'contact', 'systemuser', 'team']));
    expect(tables.acm_project?.forms).toEqual([]);
  });

  it('takes tables that lists in forms show for tables of the app', () => {
    const subgrid = `<row><cell id="{c0000000-0000-4000-8000-000000000003}"><control id="projects" classid="{E7A81278-8635-4D9E-8D4D-59480B391C5B}"><parameters>
      <TargetEntityType>account</TargetEntityType><RelationshipName>acm_x</RelationshipName></parameters></control></cell></row>`;
    expect(played().tables.account?.forms).toEqual([]);
    expect(played({ form: formWith(subgrid) }).tables.account?.forms).not.toEqual([]);
  });

  it('knows the columns with types, options, transitions and navigation properties', () => {
    const { columns } = played().tables.acm_ticket!;
    expect(columns.acm_email).toMatchObject({ type: 'text', format: 'email', maxLength: 100 });
    expect(columns.acm_points).toMatchObject({ type: 'wholeNumber', min: 0, max: 100 });
    expect(columns.acm_dueon).toMatchObject({ type: 'dateTime', format: 'date', behavior: 'dateOnly' });
    expect(columns.acm_urgent).toMatchObject({ type: 'yesNo', defaultValue: false });
    expect(columns.acm_priority?.options).toMatchObject([{ value: 123450000, label: 'Low' }, { value: 123450001, label: 'High' }]);
    expect(columns.statuscode).toMatchObject({ type: 'status', options: expect.arrayContaining([expect.objectContaining({ value: 1, state: 0, transitions: [123450001] })]) });
    expect(columns.acm_projectid?.targets).toEqual([{ table: 'acm_project', navigationProperty: 'acm_ProjectId' }]);
    expect(columns.acm_customerid?.targets).toHaveLength(2);
    expect(columns.ownerid).toMatchObject({ type: 'owner', targets: [{ table: 'systemuser', navigationProperty: 'ownerid' }, { table: 'team', navigationProperty: 'ownerid' }] });
  });

  it('knows the lists that point to a table', () => {
    expect(played().tables.acm_project?.relationships).toContainEqual({
      schemaName: 'acm_project_acm_ticket', referencingTable: 'acm_ticket', referencingColumn: 'acm_projectid', navigationProperty: 'acm_ProjectId', collectionProperty: 'acm_project_acm_ticket',
    });
  });

  it('speaks the language asked for, and the base language where there is no translation', () => {
    const german: [RegExp, string] = [/(?<=<LocalizedCollectionNames>)/, '<LocalizedCollectionName description="Vorgänge" languagecode="1031"/>'];
    const { tables } = played({ lcid: 1031, edits: [german] });
    expect([tables.acm_ticket?.pluralName, tables.acm_ticket?.displayName]).toEqual(['Vorgänge', 'Ticket']);
  });

  it('names forms and views in the language asked for', () => {
    const { tables } = played({ lcid: 1031, edits: [['<LocalizedName description="Active Tickets" languagecode="1033"/>', '<LocalizedName description="Active Tickets" languagecode="1033"/><LocalizedName description="Offene" languagecode="1031"/>']] });
    expect(tables.acm_ticket?.views.map(({ name }) => name)).toEqual(['Offene']);
  });

  it('has e-mails where a form has a timeline', () => {
    const timeline = '<row><cell id="{c0000000-0000-4000-8000-000000000003}"><control id="notescontrol" classid="{06375649-C143-495E-A496-C962E5B4488E}"><parameters><UClientModules>Activities</UClientModules></parameters></control></cell></row>';
    expect(played().tables.email).toBeUndefined();
    const { tables, unsupported } = played({ form: formWith(timeline) });
    expect([tables.email?.entitySetName, unsupported]).toEqual(['emails', []]);
    expect(tables.acm_ticket?.forms[0]?.tabs[0]?.columns[0]?.sections[0]?.rows[0]?.[0]?.control).toMatchObject({ kind: 'timeline', parameters: { UClientModules: 'Activities' } });
  });

  it('has the settings of the app, however the export writes their names', () => {
    const settings = '<appsettings><appsetting uniquename="acm_a"><settingdefinitionid><uniquename>AsyncOnSave</uniquename></settingdefinitionid><value>true</value></appsetting>'
      + '<appsetting settingdefinitionid.uniquename="AppChannel"><iscustomizable>1</iscustomizable><value>1</value></appsetting></appsettings></AppModule>';
    expect(played({ edits: [['</AppModule>', settings]] }).settings).toEqual({ AsyncOnSave: 'true', AppChannel: '1' });
    expect(played().settings).toEqual({});
  });

  it('is undefined for an app that is not there', () => {
    expect(appModel(newEnvironment(), 'acm_Desk', 1033)).toBeUndefined();
  });

  it('says what it cannot play', () => {
    expect(played({ form: formWith(`<row>${field('acm_gone')}</row>`) }).unsupported).toEqual([
      "The control 'acm_gone' of the form 'Ticket' shows the column 'acm_gone', which 'acm_ticket' does not have.",
    ]);
  });
});

describe('Kept models', () => {
  it('are read again when an import changed what they are made of, and not before', () => {
    const environment = newEnvironment();
    importSolution(environment, testSolution());
    const models = createAppModels();
    const first = models.get(environment, 'acm_Desk', 1033);
    expect(models.get(environment, 'acm_Desk', 1033)).toBe(first);
    importSolution(environment, testSolution({ version: '1.0.0.1', mutate: (parts) => (parts['customizations.xml'] = parts['customizations.xml']?.replace('Active Tickets', 'Live Tickets')) }));
    const second = models.get(environment, 'acm_Desk', 1033);
    expect(second?.tables.acm_ticket?.views[0]?.name).toBe('Live Tickets');
    expect(second?.version).not.toBe(first?.version);
  });

  it('have the same version where nothing that people see has changed', () => {
    expect(played().version).toBe(played().version);
  });
});

describe('Commands of several solutions', () => {
  const button = (id: string) => `<CustomActions><CustomAction Id="${id}.Action" Location="Mscrm.Form.account.MainTab.Save.Controls._children" Sequence="1"><CommandUIDefinition>
    <Button Id="${id}" Command="${id}.Command" LabelText="${id}"/></CommandUIDefinition></CustomAction></CustomActions>
    <CommandDefinitions><CommandDefinition Id="${id}.Command"><Actions/></CommandDefinition></CommandDefinitions>`;
  const other = (id: string | undefined, version = '1.0.0.0') => testSolution({
    version,
    mutate(parts) {
      parts['solution.xml'] = parts['solution.xml']?.replace(/(?<=<SolutionManifest>\s*<UniqueName>)\w+/, 'AcmeMore').replace(/<RootComponents>.*<\/RootComponents>/s, '<RootComponents><RootComponent type="1" schemaName="account" behavior="2"/></RootComponents>');
      parts['customizations.xml'] = `<ImportExportXml><Entities><Entity><Name LocalizedName="Account" OriginalName="">Account</Name><EntityInfo><entity Name="Account" unmodified="1"><attributes/></entity></EntityInfo>
        <RibbonDiffXml>${id === undefined ? '' : button(id)}</RibbonDiffXml></Entity></Entities></ImportExportXml>`;
      for (const part of Object.keys(parts).filter((path) => /^(WebResources|Controls|environmentvariabledefinitions)\//.test(path))) parts[part] = undefined;
    },
  });
  const first = testSolution({
    mutate: (parts) => (parts['customizations.xml'] = parts['customizations.xml']?.replace(/(?<=unmodified="1">.*?<\/EntityInfo>)/s, `<RibbonDiffXml>${button('acm.First')}</RibbonDiffXml>`).replace('Entity="acm_ticket"/>', 'Entity="acm_ticket"/><SubArea Id="a" Entity="account"/>')),
  });
  const commandsOf = (environment: ReturnType<typeof newEnvironment>) => appModel(environment, 'acm_Desk', 1033)?.tables.account?.commands.map(({ id }) => id);

  it('for one table stand beside each other, and go when their solution brings them no more', () => {
    const environment = newEnvironment();
    importSolution(environment, first);
    importSolution(environment, other('acm.Second'));
    expect(commandsOf(environment)).toEqual(expect.arrayContaining(['acm.First', 'acm.Second']));
    importSolution(environment, other('acm.Third', '1.0.0.1'));
    expect(commandsOf(environment)?.sort()).toEqual(['acm.First', 'acm.Third']);
    importSolution(environment, other(undefined, '1.0.0.2'));
    expect(commandsOf(environment)).toEqual(['acm.First']);
  });
});
