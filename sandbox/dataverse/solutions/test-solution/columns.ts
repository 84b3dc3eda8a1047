/** `<attribute>` elements of the test solution. Names are schema names; the logical name is their lower case. */
export function column(name: string, type: string, more = '', { custom = true, required = 'none', displayName = name, mask = '' } = {}): string {
  return `<attribute PhysicalName="${name}"><Type>${type}</Type><Name>${name.toLowerCase()}</Name><LogicalName>${name.toLowerCase()}</LogicalName>
    <RequiredLevel>${required}</RequiredLevel><DisplayMask>${mask}ValidForAdvancedFind|ValidForForm|ValidForGrid</DisplayMask><ImeMode>auto</ImeMode>
    <ValidForUpdateApi>1</ValidForUpdateApi><ValidForReadApi>1</ValidForReadApi><ValidForCreateApi>1</ValidForCreateApi>
    <IsCustomField>${custom ? 1 : 0}</IsCustomField><IsAuditEnabled>0</IsAuditEnabled><IsSecured>0</IsSecured><IntroducedVersion>1.0.0.0</IntroducedVersion>${more}
    <displaynames><displayname description="${displayName}" languagecode="1033"/></displaynames><Descriptions/></attribute>`;
}

export const text = (name: string, maxLength: number, more = '', options = {}) => column(name, 'nvarchar', `<Format>text</Format><MaxLength>${maxLength}</MaxLength><Length>${maxLength * 2}</Length>${more}`, options);

export const primaryKey = (table: string) => column(`${table}Id`, 'primarykey', '', { custom: false, required: 'systemrequired' });

export const primaryName = () => text('acm_Name', 100, '', { required: 'required', displayName: 'Name', mask: 'PrimaryName|' });

export const lookup = (name: string, displayName: string) => column(name, 'lookup', '<LookupStyle>single</LookupStyle><LookupTypes />', { displayName });

export const label = (description: string) => `<labels><label description="${description}" languagecode="1033"/></labels>`;

export const options = (values: Readonly<Record<number, string>>) =>
  `<options>${Object.entries(values).map(([value, name]) => `<option value="${value}">${label(name)}</option>`).join('')}</options>`;

export const choice = (table: string, name: string, values: Readonly<Record<number, string>>, defaultValue = -1) =>
  column(name, 'picklist', `<AppDefaultValue>${defaultValue}</AppDefaultValue><optionset Name="${table.toLowerCase()}_${name.toLowerCase()}"><OptionSetType>picklist</OptionSetType><IsGlobal>0</IsGlobal><displaynames/>${options(values)}</optionset>`);

export const yesNo = (table: string, name: string, defaultValue: 0 | 1) =>
  column(name, 'bit', `<AppDefaultValue>${defaultValue}</AppDefaultValue><optionset Name="${table.toLowerCase()}_${name.toLowerCase()}"><OptionSetType>bit</OptionSetType><IsGlobal>0</IsGlobal>${options({ 1: 'Yes', 0: 'No' })}</optionset>`);

/** State and status. `statuses`: value to label, state and the statuses that may follow (none given: any). */
export function states(table: string, statuses: Readonly<Record<number, { label: string; state: 0 | 1; next?: readonly number[] }>>): string {
  const prefix = table.toLowerCase();
  const status = Object.entries(statuses).map(([value, { label: name, state, next }]) =>
    `<status value="${value}" state="${state}"${next ? ` TransitionData="${transitions(Number(value), next)}"` : ''}>${label(name)}</status>`).join('');
  return column('statecode', 'state', `<optionset Name="${prefix}_statecode"><OptionSetType>state</OptionSetType><states>
      <state value="0" defaultstatus="1" invariantname="Active">${label('Active')}</state><state value="1" defaultstatus="2" invariantname="Inactive">${label('Inactive')}</state></states></optionset>`, { custom: false, required: 'systemrequired' })
    + column('statuscode', 'status', `<optionset Name="${prefix}_statuscode"><OptionSetType>status</OptionSetType><statuses>${status}</statuses></optionset>`, { custom: false });
}

const transitions = (from: number, next: readonly number[]) =>
  `&lt;allowedtransitions xmlns=&quot;http://schemas.microsoft.com/crm/2009/WebServices&quot;&gt;${next.map((to) => `&lt;allowedtransition sourcestatusid=&quot;${from}&quot; tostatusid=&quot;${to}&quot; /&gt;`).join('')}&lt;/allowedtransitions&gt;`;
