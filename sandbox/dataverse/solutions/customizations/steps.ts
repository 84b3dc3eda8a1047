import { messageFilterId } from '../../storage/message-filters';
import { badStep } from '../import-errors';
import { guidOf } from '../guid';
import { child, childrenOf, isYes, numberOf, textOf, type XmlElement } from '../xml';
import { ComponentType, type Component, type ComponentRow } from './component';

const SERVICE_ENDPOINT_TYPE_CODE = 4618;

/** A step of the file: what shall be called when a row changes. */
export interface StepPart {
  readonly id: string;
  readonly name: string;
  readonly messageId: string;
  /** Logical name; undefined = any table. */
  readonly primaryEntity: string | undefined;
  readonly filteringAttributes: readonly string[];
  readonly stage: number;
  readonly mode: number;
  readonly rank: number;
  readonly endpointId: string;
  readonly asyncAutoDelete: boolean;
  readonly description: string | undefined;
  readonly images: readonly StepImagePart[];
}

export interface StepImagePart {
  readonly id: string;
  readonly name: string;
  readonly entityAlias: string;
  readonly imageType: number;
  readonly attributes: readonly string[];
  readonly messagePropertyName: string;
}

/** The steps of the file. */
export const readSteps = (customizations: XmlElement): StepPart[] =>
  childrenOf(child(customizations, 'SdkMessageProcessingSteps'), 'SdkMessageProcessingStep').map(readStep);

function readStep(element: XmlElement): StepPart {
  const name = element.attributes.Name ?? '';
  const needed = (item: string) => {
    const number = numberOf(element, item);
    if (number === undefined) throw badStep(name, item);
    return number;
  };
  const id = guidOf(element.attributes.SdkMessageProcessingStepId, 'SdkMessageProcessingStep');
  // The platform's whole text for a step without it is this one word.
  if (needed('EventHandlerTypeCode') !== SERVICE_ENDPOINT_TYPE_CODE) throw badStep(name, 'the sandbox calls service endpoints (EventHandlerTypeCode 4618) only, no plug-in types.');
  return {
    id, name,
    messageId: guidOf(textOf(element, 'SdkMessageId'), `the message of step '${name}'`),
    primaryEntity: textOf(element, 'PrimaryEntity')?.toLowerCase(),
    filteringAttributes: list(textOf(element, 'FilteringAttributes')),
    stage: needed('Stage'),
    mode: needed('Mode'),
    rank: numberOf(element, 'Rank') ?? 1,
    endpointId: guidOf(textOf(element, 'EventHandler'), `the event handler of step '${name}'`),
    asyncAutoDelete: isYes(textOf(element, 'AsyncAutoDelete')),
    description: textOf(element, 'Description'),
    images: childrenOf(child(element, 'SdkMessageProcessingStepImages'), 'SdkMessageProcessingStepImage').map(readImage),
  };
}

const readImage = (element: XmlElement): StepImagePart => ({
  id: guidOf(textOf(element, 'SdkMessageProcessingStepImageId'), 'SdkMessageProcessingStepImage'),
  name: element.attributes.Name ?? '',
  entityAlias: textOf(element, 'EntityAlias') ?? element.attributes.Name ?? '',
  imageType: numberOf(element, 'ImageType') ?? 0,
  attributes: list(textOf(element, 'Attributes')),
  messagePropertyName: textOf(element, 'MessagePropertyName') ?? 'Target',
});

const list = (text = '') => text.split(',').map((name) => name.trim().toLowerCase()).filter(Boolean);

/**
 * A step as rows: the filter (message and table), the step, its images. A new step is disabled unless the
 * import activates; an existing one stays as it is.
 */
export function stepComponent(step: StepPart): Component {
  const filterId = step.primaryEntity && messageFilterId(step.messageId, step.primaryEntity);
  const filter: ComponentRow[] = filterId
    ? [{ table: 'sdkmessagefilter', row: { sdkmessagefilterid: filterId, sdkmessageid: step.messageId, primaryobjecttypecode: step.primaryEntity ?? null, secondaryobjecttypecode: 'none' } }]
    : [];
  const row = {
    sdkmessageprocessingstepid: step.id, name: step.name, description: step.description ?? null,
    sdkmessageid: step.messageId, sdkmessagefilterid: filterId ?? null,
    filteringattributes: step.filteringAttributes.join(',') || null,
    stage: step.stage, mode: step.mode, rank: step.rank, asyncautodelete: step.asyncAutoDelete ? 1 : 0, supporteddeployment: 0, invocationsource: 0,
    eventhandler: step.endpointId, eventhandlertypecode: 'serviceendpoint',
  };
  const images = step.images.map((image): ComponentRow => ({
    table: 'sdkmessageprocessingstepimage',
    row: {
      sdkmessageprocessingstepimageid: image.id, sdkmessageprocessingstepid: step.id, name: image.name, entityalias: image.entityAlias,
      imagetype: image.imageType, attributes: image.attributes.join(',') || null, messagepropertyname: image.messagePropertyName,
    },
  }));
  return {
    type: ComponentType.Step, id: step.id, name: step.name, isRoot: true,
    rows: [{ table: 'sdkmessageprocessingstep', row, whenNew: { statecode: 1, statuscode: 2 }, whenActivated: { statecode: 0, statuscode: 1 } }, ...filter, ...images],
  };
}
