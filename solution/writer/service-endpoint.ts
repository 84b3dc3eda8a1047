import { braced, idOf } from '../ids';
import { messageIds, webhookEndpoint, type Step } from '../webhooks';
import { introducedVersion } from '../manifest';
import { element, value, values, type XmlNode } from './xml';

/** `serviceendpoint`: contract 8 is a webhook, 4 a key in the address (Learn, "serviceendpoint table reference"). */
export const serviceEndpointElement = (endpoint: typeof webhookEndpoint): XmlNode =>
  element(
    'ServiceEndpoint',
    { ServiceEndpointId: braced(endpoint.id), Name: endpoint.name },
    values({
      ConnectionMode: 1,
      Contract: 8,
      Description: endpoint.description,
      Path: ' ',
      SolutionNamespace: ' ',
      UserClaim: 1,
      IsCustomizable: true,
      AuthType: 4,
      MessageFormat: 2,
      NamespaceAddress: new URL(endpoint.url).origin,
      NamespaceFormat: 1,
      Url: endpoint.url,
      UseKeyVaultConfiguration: false,
    }),
  );

/** The platform's plug-in that calls an endpoint, the same in every environment. */
const callerOfEndpoints = {
  PluginTypeName:
    'Microsoft.Crm.ServiceBus.ServiceBusPlugin, Microsoft.Crm.ServiceBus, Version=9.0.0.0, Culture=neutral, PublicKeyToken=31bf3856ad364e35',
  PluginTypeId: 'ef521e63-cd2b-4170-99f6-447466a7161e',
} as const;

/** Type code of `serviceendpoint`. */
const SERVICE_ENDPOINT = 4618;
const ASYNCHRONOUS = 1;
const POST_OPERATION = 40;
const PRE_IMAGE = 0;

export const stepElement = (step: Step): XmlNode =>
  element('SdkMessageProcessingStep', { Name: step.name, SdkMessageProcessingStepId: braced(step.id) }, [
    ...values({
      SdkMessageId: messageIds[step.message],
      ...callerOfEndpoints,
      PrimaryEntity: step.table.logicalName,
      AsyncAutoDelete: true,
      Description: '',
      FilteringAttributes: step.filter.join(','),
      InvocationSource: 0,
      Mode: ASYNCHRONOUS,
      Rank: 1,
      EventHandler: braced(webhookEndpoint.id),
      EventHandlerTypeCode: SERVICE_ENDPOINT,
      Stage: POST_OPERATION,
      IsCustomizable: true,
      IsHidden: false,
      SupportedDeployment: 0,
      IntroducedVersion: introducedVersion,
    }),
    element('SdkMessageProcessingStepImages', {}, step.preImage.length > 0 ? [preImage(step)] : []),
  ]);

const preImage = (step: Step): XmlNode =>
  element('SdkMessageProcessingStepImage', { Name: 'pre' }, [
    value('SdkMessageProcessingStepImageId', braced(idOf('stepimage', `${step.table.logicalName}.${step.message}.pre`))),
    ...values({
      Attributes: step.preImage.join(','),
      EntityAlias: 'pre',
      ImageType: PRE_IMAGE,
      MessagePropertyName: 'Target',
      IsCustomizable: true,
      IntroducedVersion: introducedVersion,
    }),
  ]);
