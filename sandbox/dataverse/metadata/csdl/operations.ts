import { element } from './xml-writer';

const property = (Name: string, Type: string) => element('Property', { Name, Type, Nullable: Type === 'Edm.Guid' ? 'false' : undefined, Unicode: Type === 'Edm.String' ? 'false' : undefined });
const parameter = (Name: string, Type: string, Nullable?: 'false') => element('Parameter', { Name, Type, Nullable });

/** Bound to the set of any table. */
const bulkAction = (Name: string, returns: readonly string[] = []) =>
  element('Action', { Name, IsBound: 'true' }, [
    parameter('entityset', 'Collection(mscrm.crmbaseentity)', 'false'),
    parameter('Targets', 'Collection(mscrm.crmbaseentity)', 'false'),
    ...returns,
  ]);

/** The functions and actions that the sandbox has, with the types they answer. Shapes: Microsoft Learn, Web API reference. */
export const operationTypes = () => [
  element('ComplexType', { Name: 'WhoAmIResponse' }, [property('BusinessUnitId', 'Edm.Guid'), property('UserId', 'Edm.Guid'), property('OrganizationId', 'Edm.Guid')]),
  element('ComplexType', { Name: 'RetrieveVersionResponse' }, [property('Version', 'Edm.String')]),
  element('Function', { Name: 'WhoAmI' }, [element('ReturnType', { Type: 'mscrm.WhoAmIResponse', Nullable: 'false' })]),
  element('Function', { Name: 'RetrieveVersion' }, [element('ReturnType', { Type: 'mscrm.RetrieveVersionResponse', Nullable: 'false' })]),
  element('Action', { Name: 'ImportSolution' }, [
    parameter('OverwriteUnmanagedCustomizations', 'Edm.Boolean', 'false'),
    parameter('PublishWorkflows', 'Edm.Boolean', 'false'),
    parameter('CustomizationFile', 'Edm.Binary', 'false'),
    parameter('ImportJobId', 'Edm.Guid', 'false'),
  ]),
  element('Action', { Name: 'PublishAllXml' }),
  element('ComplexType', { Name: 'CreateMultipleResponse' }, [element('Property', { Name: 'Ids', Type: 'Collection(Edm.Guid)', Nullable: 'false' })]),
  bulkAction('CreateMultiple', [element('ReturnType', { Type: 'mscrm.CreateMultipleResponse', Nullable: 'false' })]),
  bulkAction('UpdateMultiple'),
  bulkAction('UpsertMultiple'),
  element('ComplexType', { Name: 'SendAppNotificationResponse' }, [property('NotificationId', 'Edm.Guid')]),
  element('Action', { Name: 'SendAppNotification' }, [
    parameter('Title', 'Edm.String', 'false'),
    parameter('Recipient', 'mscrm.systemuser', 'false'),
    parameter('Body', 'Edm.String'),
    ...['IconType', 'ToastType', 'Priority', 'Expiry'].map((name) => parameter(name, 'Edm.Int32')),
    ...['OverrideContent', 'Actions'].map((name) => parameter(name, 'mscrm.crmbaseentity')),
    element('ReturnType', { Type: 'mscrm.SendAppNotificationResponse', Nullable: 'false' }),
  ]),
  element('ComplexType', { Name: 'SendEmailResponse' }, [property('Subject', 'Edm.String')]),
  element('Action', { Name: 'SendEmail', IsBound: 'true' }, [
    parameter('entity', 'mscrm.email', 'false'),
    parameter('IssueSend', 'Edm.Boolean', 'false'),
    parameter('TrackingToken', 'Edm.String'),
    element('ReturnType', { Type: 'mscrm.SendEmailResponse', Nullable: 'false' }),
  ]),
];

/** How they are called: directly under the service root. */
export const operationImports = () => [
  ...['WhoAmI', 'RetrieveVersion'].map((Name) => element('FunctionImport', { Name, Function: `Microsoft.Dynamics.CRM.${Name}` })),
  ...['ImportSolution', 'PublishAllXml', 'SendAppNotification'].map((Name) => element('ActionImport', { Name, Action: `Microsoft.Dynamics.CRM.${Name}` })),
];
