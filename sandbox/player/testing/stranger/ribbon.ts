const LIBRARY = '$webresource:acm_/js/ticket.js';

const place = { form: 'Form', grid: 'HomepageGrid' } as const;

const action = (where: keyof typeof place, sequence: number, control: string) =>
  `<CustomAction Id="acm.${where}.${sequence}" Location="Mscrm.${place[where]}.acm_ticket.MainTab.Actions.Controls._children" Sequence="${sequence}">
  <CommandUIDefinition>${control}</CommandUIDefinition></CustomAction>`;

const button = (id: string, label: string, sequence = 1) => `<Button Id="${id}" Command="${id}.Command" LabelText="${label}" Sequence="${sequence}" ModernImage="Emoji2"/>`;

const command = (id: string, functionName: string, parameter: string, rules: { enable?: readonly string[]; display?: readonly string[] } = {}) => `<CommandDefinition Id="${id}.Command">
  <EnableRules>${(rules.enable ?? []).map((rule) => `<EnableRule Id="${rule}"/>`).join('')}</EnableRules><DisplayRules>${(rules.display ?? []).map((rule) => `<DisplayRule Id="${rule}"/>`).join('')}</DisplayRules>
  <Actions><JavaScriptFunction Library="${LIBRARY}" FunctionName="${functionName}"><CrmParameter Value="${parameter}"/></JavaScriptFunction></Actions></CommandDefinition>`;

const enable = (id: string, rule: string) => `<EnableRule Id="${id}">${rule}</EnableRule>`;
const display = (id: string, rule: string) => `<DisplayRule Id="${id}">${rule}</DisplayRule>`;

const flyout = `<FlyoutAnchor Id="acm.More" Command="acm.More.Command" LabelText="$LocLabels:acm.More" Sequence="40" ModernImage="More" PopulateDynamically="false">
  <Menu Id="acm.More.Menu"><MenuSection Id="acm.More.Section" Sequence="1" DisplayMode="Menu16"><Controls Id="acm.More.Controls">
  ${button('acm.Say', 'Count the chosen', 1)}${button('acm.Switch', 'Switch on', 2)}</Controls></MenuSection></Menu></FlyoutAnchor>`;

/** Commands of tickets: in the bar and in a menu, with rules of every kind, and a standard command taken away. */
export const ticketRibbon = `<CustomActions>
  ${action('grid', 40, flyout)}${action('grid', 41, button('acm.WhenOn', 'When switched on'))}${action('grid', 42, button('acm.Never', 'Never to be seen'))}
  ${action('form', 40, button('acm.SayForm', 'Say the name'))}${action('form', 41, button('acm.Glance', 'At a glance'))}${action('form', 42, button('acm.Closed', 'Only when closed'))}
  ${action('form', 43, button('acm.Details', 'To the details'))}${action('form', 44, button('acm.Pane', 'Open notes'))}${action('form', 45, button('acm.Broken', 'Broken command'))}
  <HideCustomAction Location="Mscrm.HomepageGrid.acm_ticket.Delete" HideActionId="Mscrm.HomepageGrid.acm_ticket.Delete.Hide"/></CustomActions>
  <Templates><RibbonTemplates Id="Mscrm.Templates"/></Templates>
  <CommandDefinitions>
    <CommandDefinition Id="acm.More.Command"><EnableRules/><DisplayRules/><Actions/></CommandDefinition>
    ${command('acm.Say', 'Acme.say', 'SelectedControlSelectedItemIds', { enable: ['acm.Any'] })}${command('acm.Switch', 'Acme.switchOn', 'SelectedControl')}
    ${command('acm.WhenOn', 'Acme.say', 'SelectedControlSelectedItemIds', { enable: ['acm.IsOn'] })}
    ${command('acm.Never', 'Acme.say', 'SelectedControlSelectedItemIds', { display: ['acm.Outlook'] })}
    ${command('acm.SayForm', 'Acme.sayForm', 'PrimaryControl', { enable: ['acm.Either'], display: ['acm.MayWrite', 'Mscrm.FormStateNotNew'] })}
    ${command('acm.Glance', 'Acme.atAGlance', 'PrimaryControl', { enable: ['Mscrm.FormStateExisting'] })}
    ${command('acm.Closed', 'Acme.sayForm', 'PrimaryControl', { enable: ['acm.IsClosed'] })}
    ${command('acm.Details', 'Acme.toDetails', 'PrimaryControl')}${command('acm.Pane', 'Acme.openPane', 'PrimaryControl')}${command('acm.Broken', 'Acme.isNotThere', 'PrimaryControl')}
  </CommandDefinitions>
  <RuleDefinitions><TabDisplayRules/><DisplayRules>
    ${display('acm.Outlook', '<CrmClientTypeRule Type="Outlook"/>')}
    ${display('acm.MayWrite', '<EntityPrivilegeRule EntityName="acm_ticket" PrivilegeType="Write" PrivilegeDepth="Basic"/>')}
  </DisplayRules><EnableRules>
    ${enable('acm.Any', '<SelectionCountRule AppliesTo="SelectedEntity" Minimum="1"/>')}
    ${enable('acm.IsOn', `<CustomRule Library="${LIBRARY}" FunctionName="Acme.isOneDraft" Default="false"><CrmParameter Value="SelectedControl"/></CustomRule>`)}
    ${enable('acm.IsClosed', '<ValueRule Field="statecode" Value="1"/>')}
    ${enable('acm.Either', '<OrRule><Or><FormStateRule State="Existing"/></Or><Or><FormStateRule State="ReadOnly"/></Or></OrRule>')}
  </EnableRules></RuleDefinitions>
  <LocLabels><LocLabel Id="acm.More"><Titles><Title languagecode="1033" description="More from Acme"/><Title languagecode="1031" description="Mehr von Acme"/></Titles></LocLabel></LocLabels>`;
