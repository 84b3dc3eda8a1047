import { choice, column, lookup, primaryKey, primaryName, states, text, yesNo } from './columns';
import { ids } from './ids';

const names = (one: string, many: string) => `<LocalizedNames><LocalizedName description="${one}" languagecode="1033"/></LocalizedNames>
  <LocalizedCollectionNames><LocalizedCollectionName description="${many}" languagecode="1033"/></LocalizedCollectionNames><Descriptions/>`;

const key = (name: string, columns: readonly string[]) => `<EntityKey><Name>${name}</Name><LogicalName>${name.toLowerCase()}</LogicalName>
  <EntityKeyAttributes>${columns.map((attribute) => `<AttributeName>${attribute}</AttributeName>`).join('')}</EntityKeyAttributes>
  <displaynames><displayname description="${name}" languagecode="1033"/></displaynames></EntityKey>`;

const ticketColumns = [
  primaryKey('acm_Ticket'),
  primaryName(),
  text('acm_Number', 100, '<AutoNumberFormat>TCK-{SEQNUM:6}</AutoNumberFormat>'),
  text('acm_ExternalId', 50),
  column('acm_Email', 'nvarchar', '<Format>email</Format><MaxLength>100</MaxLength>'),
  column('acm_Notes', 'ntext', '<Format>textarea</Format><MaxLength>2000</MaxLength>'),
  column('acm_Points', 'int', '<Format>none</Format><MinValue>0</MinValue><MaxValue>100</MaxValue>'),
  column('acm_Effort', 'decimal', '<MinValue>0</MinValue><MaxValue>1000</MaxValue><Accuracy>2</Accuracy>'),
  column('acm_Ratio', 'float', '<MinValue>-1</MinValue><MaxValue>1</MaxValue><Accuracy>5</Accuracy>'),
  column('acm_Cost', 'money', '<MinValue>0</MinValue><MaxValue>1000000</MaxValue><Accuracy>2</Accuracy><AccuracySource>2</AccuracySource>'),
  column('acm_DueOn', 'datetime', '<Format>date</Format><Behavior>2</Behavior>'),
  column('acm_ReportedOn', 'datetime', '<Format>datetime</Format><Behavior>1</Behavior>'),
  column('acm_MeetingAt', 'datetime', '<Format>datetime</Format><Behavior>3</Behavior>'),
  yesNo('acm_Ticket', 'acm_Urgent', 0),
  choice('acm_Ticket', 'acm_Kind', { 123450000: 'Question', 123450001: 'Problem' }, 123450000),
  column('acm_Priority', 'picklist', '<AppDefaultValue>-1</AppDefaultValue><OptionSetName>acm_priority</OptionSetName>'),
  lookup('acm_ProjectId', 'Project'),
  lookup('acm_AccountId', 'Account'),
  lookup('acm_ParentId', 'Parent Ticket'),
  column('acm_CustomerId', 'customer', '<LookupStyle>single</LookupStyle><LookupTypes />', { displayName: 'Customer' }),
  states('acm_Ticket', {
    1: { label: 'Draft', state: 0, next: [123450001] },
    123450001: { label: 'Open', state: 0, next: [123450002, 2] },
    123450002: { label: 'Waiting', state: 0, next: [123450001] },
    2: { label: 'Closed', state: 1, next: [123450001] },
  }),
].join('');

const ticketForm = `<forms type="main"><systemform><formid>{${ids.form}}</formid><FormPresentation>1</FormPresentation><FormActivationState>1</FormActivationState>
  <form><tabs><tab id="{b0000000-0000-4000-8000-000000000001}"><labels><label description="A &amp; B" languagecode="1033"/></labels><columns><column width="100%"/></columns></tab></tabs></form>
  <LocalizedNames><LocalizedName description="Ticket" languagecode="1033"/></LocalizedNames></systemform></forms>`;

const ticketView = `<savedqueries><savedquery><savedqueryid>{${ids.view}}</savedqueryid><isdefault>1</isdefault><querytype>0</querytype>
  <layoutxml><grid name="resultset"><row name="result" id="acm_ticketid"><cell name="acm_name" width="200"/></row></grid></layoutxml>
  <fetchxml><fetch version="1.0"><entity name="acm_ticket"><attribute name="acm_name"/></entity></fetch></fetchxml>
  <LocalizedNames><LocalizedName description="Active Tickets" languagecode="1033"/></LocalizedNames></savedquery></savedqueries>`;

const ticketChart = `<Visualizations><visualization><savedqueryvisualizationid>{${ids.chart}}</savedqueryvisualizationid><name>Tickets by Kind</name><primaryentitytypecode>acm_ticket</primaryentitytypecode>
  <datadescription><datadefinition><fetchcollection><fetch mapping="logical" aggregate="true"><entity name="acm_ticket"><attribute name="acm_ticketid" aggregate="count" alias="n"/>
  <attribute name="acm_kind" groupby="true" alias="kind"/></entity></fetch></fetchcollection><categorycollection><category alias="kind"><measurecollection><measure alias="n"/></measurecollection></category></categorycollection></datadefinition></datadescription>
  <presentationdescription><Chart><Series><Series ChartType="Column"/></Series></Chart></presentationdescription><isdefault>0</isdefault></visualization></Visualizations>`;

const ticket = `<Entity><Name LocalizedName="Ticket" OriginalName="">acm_Ticket</Name>
  <EntityInfo><entity Name="acm_Ticket">${names('Ticket', 'Tickets')}<attributes>${ticketColumns}</attributes>
    <EntitySetName>acm_tickets</EntitySetName><EntityKeys>${key('acm_NumberKey', ['acm_number'])}${key('acm_ExternalKey', ['acm_projectid', 'acm_externalid'])}</EntityKeys>
    <OwnershipTypeMask>UserOwned</OwnershipTypeMask><HasRelatedActivities>True</HasRelatedActivities><IsAuditEnabled>1</IsAuditEnabled><ChangeTrackingEnabled>1</ChangeTrackingEnabled>
    <EnforceStateTransitions>1</EnforceStateTransitions></entity></EntityInfo>
  <FormXml>${ticketForm}</FormXml><SavedQueries>${ticketView}</SavedQueries>${ticketChart}
  <RibbonDiffXml><CustomActions/><Templates><RibbonTemplates Id="Mscrm.Templates"/></Templates></RibbonDiffXml></Entity>`;

const projectColumns = [
  primaryKey('acm_Project'),
  primaryName(),
  text('acm_Code', 20),
  states('acm_Project', { 1: { label: 'Active', state: 0 }, 2: { label: 'Inactive', state: 1 } }),
].join('');

const project = `<Entity><Name LocalizedName="Project" OriginalName="">acm_Project</Name>
  <EntityInfo><entity Name="acm_Project">${names('Project', 'Projects')}<attributes>${projectColumns}</attributes>
    <EntitySetName>acm_projects</EntitySetName><EntityKeys>${key('acm_CodeKey', ['acm_code'])}</EntityKeys>
    <OwnershipTypeMask>OrgOwned</OwnershipTypeMask></entity></EntityInfo><FormXml/><RibbonDiffXml/></Entity>`;

const account = `<Entity><Name LocalizedName="Account" OriginalName="">Account</Name>
  <EntityInfo><entity Name="Account" unmodified="1"><attributes>${lookup('acm_ProjectId', 'Main Project')}</attributes></entity></EntityInfo></Entity>`;

/** The test solution's tables. */
export const entitiesXml = () => `<Entities>${ticket}${project}${account}</Entities>`;

function relationship(name: string, referencing: string, attribute: string, referenced: string, cascadeDelete: string): string {
  return `<EntityRelationship Name="${name}"><EntityRelationshipType>OneToMany</EntityRelationshipType><IsCustomizable>1</IsCustomizable><IsHierarchical>0</IsHierarchical>
    <ReferencingEntityName>${referencing}</ReferencingEntityName><ReferencedEntityName>${referenced}</ReferencedEntityName>
    <CascadeAssign>NoCascade</CascadeAssign><CascadeDelete>${cascadeDelete}</CascadeDelete><CascadeReparent>NoCascade</CascadeReparent><CascadeShare>NoCascade</CascadeShare><CascadeUnshare>NoCascade</CascadeUnshare>
    <ReferencingAttributeName>${attribute}</ReferencingAttributeName>
    <EntityRelationshipRoles><EntityRelationshipRole><NavigationPropertyName>${attribute}</NavigationPropertyName><RelationshipRoleType>1</RelationshipRoleType></EntityRelationshipRole>
    <EntityRelationshipRole><NavigationPropertyName>${name}</NavigationPropertyName><RelationshipRoleType>0</RelationshipRoleType></EntityRelationshipRole></EntityRelationshipRoles></EntityRelationship>`;
}

/** With one name for the relationship, the table of its links and both navigation properties, as makers get it. */
const manyToMany = (name: string, first: string, second: string) => `<EntityRelationship Name="${name}"><EntityRelationshipType>ManyToMany</EntityRelationshipType><IsCustomizable>1</IsCustomizable>
  <FirstEntityName>${first}</FirstEntityName><SecondEntityName>${second}</SecondEntityName><IntersectEntityName>${name}</IntersectEntityName>
  <EntityRelationshipRoles><EntityRelationshipRole><NavigationPropertyName>${name}</NavigationPropertyName><AssociationRoleOrdinal>1</AssociationRoleOrdinal></EntityRelationshipRole>
  <EntityRelationshipRole><NavigationPropertyName>${name}</NavigationPropertyName><AssociationRoleOrdinal>2</AssociationRoleOrdinal></EntityRelationshipRole></EntityRelationshipRoles></EntityRelationship>`;

/** The test solution's relationships. */
export const relationshipsXml = () => `<EntityRelationships>${[
  relationship('acm_project_acm_ticket', 'acm_Ticket', 'acm_ProjectId', 'acm_Project', 'Cascade'),
  relationship('acm_account_acm_ticket', 'acm_Ticket', 'acm_AccountId', 'Account', 'RemoveLink'),
  relationship('acm_ticket_acm_ticket', 'acm_Ticket', 'acm_ParentId', 'acm_Ticket', 'Restrict'),
  relationship('acm_ticket_customer_account', 'acm_Ticket', 'acm_CustomerId', 'Account', 'RemoveLink'),
  relationship('acm_ticket_customer_contact', 'acm_Ticket', 'acm_CustomerId', 'Contact', 'RemoveLink'),
  relationship('acm_project_account', 'Account', 'acm_ProjectId', 'acm_Project', 'RemoveLink'),
  manyToMany('acm_project_contact', 'acm_Project', 'Contact'),
].join('')}</EntityRelationships>`;
