import { played } from '../testing';

const ruleOf = (rule: string, kind = 'EnableRule') => `<RuleDefinitions><TabDisplayRules/><DisplayRules>${kind === 'DisplayRule' ? rule : ''}</DisplayRules><EnableRules>${kind === 'EnableRule' ? rule : ''}</EnableRules></RuleDefinitions>`;

function ribbonWith({ location = 'Mscrm.HomepageGrid.acm_ticket.MainTab.Management.Controls._children', control = '<Button Id="acm.Close" Command="acm.Close.Command" LabelText="$LocLabels:acm.Close.Label" ToolTipDescription="Closes it" ModernImage="Accept" Sequence="20"/>', rules = '', definitions = '', lcid = 1033 }) {
  const ribbon = `<CustomActions><CustomAction Id="acm.Close.CustomAction" Location="${location}" Sequence="10"><CommandUIDefinition>${control}</CommandUIDefinition></CustomAction>
      <HideCustomAction HideActionId="acm.Hide" Location="Mscrm.HomepageGrid.acm_ticket.Delete"/></CustomActions>
    <CommandDefinitions><CommandDefinition Id="acm.Close.Command">${rules}<Actions><JavaScriptFunction Library="$webresource:acm_/js/ticket.js" FunctionName="Acme.close">
      <CrmParameter Value="SelectedControl"/><StringParameter Value="x"/><BoolParameter Value="true"/><IntParameter Value="3"/></JavaScriptFunction></Actions></CommandDefinition></CommandDefinitions>
    ${definitions}<LocLabels><LocLabel Id="acm.Close.Label"><Titles><Title languagecode="1033" description="Close"/><Title languagecode="1031" description="Schließen"/></Titles></LocLabel></LocLabels>`;
  const { tables, unsupported } = played({ edits: [[/<CustomActions\/>/, ribbon]], lcid });
  return { ...tables.acm_ticket!, unsupported };
}

const enableRules = (xml: string) =>
  ribbonWith({ rules: '<EnableRules><EnableRule Id="acm.Rule"/></EnableRules>', definitions: ruleOf(`<EnableRule Id="acm.Rule">${xml}</EnableRule>`) }).commands[0]!.enableRules;

describe('A command', () => {
  it('is a button at its place, with label, icon, action and parameters', () => {
    const { commands, hiddenCommands } = ribbonWith({});
    expect(commands).toEqual([{
      id: 'acm.Close', location: 'grid', sequence: 20, label: 'Close', tooltip: 'Closes it', icon: 'Accept', enableRules: [], displayRules: [], children: [],
      actions: [{
        library: 'acm_/js/ticket.js', functionName: 'Acme.close',
        parameters: [{ kind: 'crm', value: 'SelectedControl' }, { kind: 'value', value: 'x' }, { kind: 'value', value: true }, { kind: 'value', value: 3 }],
      }],
    }]);
    expect(hiddenCommands).toEqual(['acm.Hide', 'Mscrm.HomepageGrid.acm_ticket.Delete']);
  });

  it('is labelled in the language asked for', () => {
    expect(ribbonWith({ lcid: 1031 }).commands[0]?.label).toBe('Schließen');
  });

  it.each([
    ['Mscrm.Form.acm_ticket.MainTab.Save.Controls._children', 'form'], ['Mscrm.SubGrid.acm_ticket.MainTab.Actions.Controls._children', 'subgrid'],
    ['Mscrm.HomepageGrid.{!EntityLogicalName}.MainTab.Management.Controls._children', 'grid'],
  ])('at %s is in the command bar of the %s', (location, place) => {
    expect(ribbonWith({ location }).commands[0]?.location).toBe(place);
  });

  it('of another place is told as unsupported', () => {
    const { commands, unsupported } = ribbonWith({ location: 'Mscrm.Jewel.Controls._children' });
    expect([commands, unsupported]).toEqual([[], ["The command 'acm.Close.CustomAction' is at 'Mscrm.Jewel.Controls._children', where the sandbox has no command bar."]]);
  });

  it('may be a menu, and a picture of its own', () => {
    const [menu] = ribbonWith({
      control: `<FlyoutAnchor Id="acm.Menu" LabelText="More" Image16by16="$webresource:acm_/icons/more.png"><Menu Id="m"><MenuSection Id="s"><Controls Id="c">
        <Button Id="acm.Two" Command="acm.Close.Command" LabelText="Two" Sequence="2"/><Button Id="acm.One" Command="acm.Close.Command" LabelText="One" Sequence="1"/></Controls></MenuSection></Menu></FlyoutAnchor>`,
    }).commands;
    expect(menu).toMatchObject({ id: 'acm.Menu', icon: '/WebResources/acm_/icons/more.png', actions: [] });
    expect(menu?.children.map(({ label }) => label)).toEqual(['One', 'Two']);
  });
});

describe('A rule', () => {
  it.each([
    ['<SelectionCountRule AppliesTo="SelectedEntity" Minimum="1" Maximum="1"/>', { kind: 'selectionCount', minimum: 1, maximum: 1, invert: false }],
    ['<FormStateRule State="Create" InvertResult="true"/>', { kind: 'formState', state: 'Create', invert: true }],
    ['<ValueRule Field="statuscode" Value="1" Default="true"/>', { kind: 'value', column: 'statuscode', value: '1', invert: false, defaultValue: true }],
    ['<EntityPrivilegeRule EntityName="acm_Ticket" PrivilegeType="Write" PrivilegeDepth="Local"/>', { kind: 'entityPrivilege', table: 'acm_ticket', privilege: 'Write', depth: 'Local', invert: false }],
    ['<MiscellaneousPrivilegeRule PrivilegeName="ExportToExcel"/>', { kind: 'miscPrivilege', privilege: 'ExportToExcel', invert: false }],
    ['<CrmClientTypeRule Type="Outlook"/>', { kind: 'crmClient', type: 'Outlook', invert: false }],
    ['<CommandClientTypeRule Type="Legacy"/>', { kind: 'always', holds: false, invert: false }],
    ['<SkuRule Sku="Online"/>', { kind: 'always', holds: true, invert: false }],
    ['<CustomRule FunctionName="Acme.may" Library="$webresource:acm_/js/ticket.js" Default="false"><CrmParameter Value="PrimaryControl"/></CustomRule>',
      { kind: 'script', call: { library: 'acm_/js/ticket.js', functionName: 'Acme.may', parameters: [{ kind: 'crm', value: 'PrimaryControl' }] }, invert: false, defaultValue: false }],
    ['<OrRule><Or><FormStateRule State="Create"/></Or><Or><FormStateRule State="Existing"/></Or></OrRule>',
      { kind: 'or', groups: [[{ kind: 'formState', state: 'Create', invert: false }], [{ kind: 'formState', state: 'Existing', invert: false }]], invert: false }],
  ])('%s', (xml, rule) => {
    expect(enableRules(xml)).toEqual([rule]);
  });

  it('of a display rule definition stands for itself, and Microsoft\'s own are known', () => {
    const { commands } = ribbonWith({
      rules: '<EnableRules><EnableRule Id="Mscrm.SelectionCountExactlyOne"/></EnableRules><DisplayRules><DisplayRule Id="acm.Show"/></DisplayRules>',
      definitions: ruleOf('<DisplayRule Id="acm.Show"><FormStateRule State="Existing"/></DisplayRule>', 'DisplayRule'),
    });
    expect(commands[0]).toMatchObject({ enableRules: [{ kind: 'selectionCount', minimum: 1, maximum: 1 }], displayRules: [{ kind: 'formState', state: 'Existing' }] });
  });

  it.each([
    ['a kind that the sandbox does not have', ruleOf('<EnableRule Id="acm.Rule"><PageRule Address="x"/></EnableRule>')], ['a definition that is not there', ''],
  ])('of %s hides the command and says so', (_, definitions) => {
    const { commands, unsupported } = ribbonWith({ rules: '<EnableRules><EnableRule Id="acm.Rule"/></EnableRules>', definitions });
    expect(commands[0]?.enableRules).toEqual([{ kind: 'always', holds: false, invert: false }]);
    expect(unsupported).toEqual([expect.stringMatching(/the command is not shown\.$/)]);
  });
});
