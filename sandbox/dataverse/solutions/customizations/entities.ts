import { metadataId } from '../../metadata/identity';
import type { EntityKeyMetadata, EntityMetadata } from '../../metadata/types';
import { inconsistent, invalidXml } from '../import-errors';
import { child, childrenOf, isYes, textOf, type XmlElement } from '../xml';
import { isShadow, readAttribute, type AttributePart } from './attributes';
import { labelsOf } from './labels';

/** A table of the file as it stands there: without the platform's own columns, lookups still without targets. */
export interface EntityPart {
  readonly logicalName: string;
  readonly schemaName: string;
  /** False for a table that the file only extends (`unmodified="1"`) or only brings forms and views for. */
  readonly isDefined: boolean;
  readonly about: Pick<EntityMetadata, 'displayName' | 'displayCollectionName' | 'description' | 'ownershipType' | 'isAuditEnabled' | 'changeTrackingEnabled' | 'enforceStateTransitions' | 'isActivity'>;
  readonly entitySetName: string | undefined;
  /** Whether activities can be about its rows. */
  readonly hasActivities: boolean;
  readonly attributes: readonly AttributePart[];
  readonly keys: readonly EntityKeyMetadata[];
  /** The whole `<Entity>`, for its forms, views and ribbon. */
  readonly element: XmlElement;
}

/** The tables of the file. */
export function readEntities(customizations: XmlElement): EntityPart[] {
  const parts = childrenOf(child(customizations, 'Entities'), 'Entity').map(readEntity);
  const twice = parts.find((part, index) => parts.findIndex(({ logicalName }) => logicalName === part.logicalName) !== index);
  if (twice) throw inconsistent(`The table '${twice.logicalName}' stands twice in the customizations.`);
  return parts;
}

function readEntity(element: XmlElement): EntityPart {
  const info = child(child(element, 'EntityInfo'), 'entity');
  const schemaName = info?.attributes.Name ?? textOf(element, 'Name') ?? '';
  const logicalName = schemaName.toLowerCase();
  if (!/^[a-z]\w{0,99}$/.test(logicalName)) throw invalidXml(`'${schemaName}' is not a valid table name.`);
  return {
    logicalName,
    schemaName,
    isDefined: info !== undefined && !isYes(info.attributes.unmodified),
    about: {
      displayName: labelsOf(info, 'LocalizedNames'),
      displayCollectionName: labelsOf(info, 'LocalizedCollectionNames'),
      description: labelsOf(info, 'Descriptions'),
      ownershipType: ownership(textOf(info, 'OwnershipTypeMask'), logicalName),
      isAuditEnabled: isYes(textOf(info, 'IsAuditEnabled')),
      changeTrackingEnabled: isYes(textOf(info, 'ChangeTrackingEnabled')),
      enforceStateTransitions: isYes(textOf(info, 'EnforceStateTransitions')),
      isActivity: isYes(textOf(info, 'IsActivity')),
    },
    entitySetName: textOf(info, 'EntitySetName'),
    hasActivities: isYes(textOf(info, 'HasRelatedActivities')),
    attributes: attributesOf(logicalName, info),
    keys: childrenOf(child(info, 'EntityKeys'), 'EntityKey').map((key) => readKey(logicalName, key)),
    element,
  };
}

function ownership(mask: string | undefined, table: string): EntityMetadata['ownershipType'] {
  if (mask === undefined || mask === 'UserOwned') return 'UserOwned';
  if (mask === 'OrgOwned') return 'OrganizationOwned';
  throw inconsistent(`The table '${table}' has the unknown ownership '${mask}'.`);
}

function attributesOf(table: string, info: XmlElement | undefined): AttributePart[] {
  const elements = childrenOf(child(info, 'attributes'), 'attribute').filter((element) => !isShadow(element));
  const parts = elements.map((element) => readAttribute(table, element));
  const names = parts.map(({ attribute }) => attribute.logicalName);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice) throw inconsistent(`The column '${table}.${twice}' stands twice in the customizations.`);
  return parts;
}

function readKey(table: string, element: XmlElement): EntityKeyMetadata {
  const schemaName = textOf(element, 'Name') ?? '';
  const logicalName = (textOf(element, 'LogicalName') ?? schemaName).toLowerCase();
  const keyAttributes = childrenOf(child(element, 'EntityKeyAttributes'), 'AttributeName').map(({ text }) => text.toLowerCase());
  if (!/^\w+$/.test(logicalName) || keyAttributes.length === 0) throw invalidXml(`A key of the table '${table}' has no name or no columns.`);
  return { metadataId: metadataId('key', `${table}.${logicalName}`), logicalName, schemaName, displayName: labelsOf(element, 'displaynames'), keyAttributes };
}
