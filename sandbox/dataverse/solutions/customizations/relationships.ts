import { metadataId } from '../../metadata/identity';
import type { CascadeType } from '../../metadata/types';
import { inconsistent, invalidXml } from '../import-errors';
import { child, childrenOf, numberOf, textOf, type XmlElement } from '../xml';

/** A one-to-many relationship of the file; names of tables and columns are logical, what may be left out is undefined. */
export interface RelationshipPart {
  readonly schemaName: string;
  readonly metadataId: string;
  readonly referencedEntity: string;
  readonly referencingEntity: string;
  readonly referencingAttribute: string;
  /** The single-valued navigation property, on the side that has the lookup. */
  readonly lookupNavigation: string | undefined;
  /** The collection-valued navigation property, on the other side. */
  readonly listNavigation: string;
  readonly cascade: Readonly<Record<'assign' | 'delete' | 'reparent' | 'share' | 'unshare', CascadeType>>;
}

const CASCADES: Readonly<Record<string, CascadeType>> = {
  NoCascade: 'NoCascade', Cascade: 'Cascade', ActiveOnly: 'Active', Active: 'Active', UserOwned: 'UserOwned', RemoveLink: 'RemoveLink', Restrict: 'Restrict',
};

/** The relationships of the file. */
export function readRelationships(customizations: XmlElement): RelationshipPart[] {
  const elements = childrenOf(child(customizations, 'EntityRelationships'), 'EntityRelationship');
  const names = elements.map((element) => nameOf(element).toLowerCase());
  const twice = elements.find((_, index) => names.indexOf(names[index] as string) !== index);
  if (twice) throw inconsistent(`The relationship '${nameOf(twice)}' stands twice in the customizations.`);
  return elements.filter((element) => !isManyToMany(element)).map(readRelationship);
}

/** The name of a relationship. */
export function nameOf(element: XmlElement): string {
  const schemaName = element.attributes.Name ?? '';
  if (!/^\w+$/.test(schemaName)) throw invalidXml(`'${schemaName}' is not a valid relationship name.`);
  return schemaName;
}

/** Whether a relationship has a table of its own for its links. */
export const isManyToMany = (element: XmlElement) => textOf(element, 'EntityRelationshipType') === 'ManyToMany';

function readRelationship(element: XmlElement): RelationshipPart {
  const schemaName = nameOf(element);
  const type = textOf(element, 'EntityRelationshipType');
  if (type !== 'OneToMany') throw invalidXml(`The relationship '${schemaName}' has the unknown type '${type ?? ''}'.`);
  const named = (name: string) => {
    const text = textOf(element, name)?.toLowerCase();
    if (!text) throw invalidXml(`The relationship '${schemaName}' has no ${name}.`);
    return text;
  };
  const cascade = (name: string) => {
    const text = textOf(element, name) ?? 'NoCascade';
    const known = CASCADES[text];
    if (!known) throw invalidXml(`The relationship '${schemaName}' has the unknown ${name} '${text}'.`);
    return known;
  };
  return {
    schemaName,
    metadataId: metadataId('relationship', schemaName),
    referencedEntity: named('ReferencedEntityName'),
    referencingEntity: named('ReferencingEntityName'),
    referencingAttribute: named('ReferencingAttributeName'),
    lookupNavigation: navigation(element, 1),
    listNavigation: navigation(element, 0) ?? schemaName,
    cascade: {
      assign: cascade('CascadeAssign'), delete: cascade('CascadeDelete'), reparent: cascade('CascadeReparent'),
      share: cascade('CascadeShare'), unshare: cascade('CascadeUnshare'),
    },
  };
}

/** Role type 1 is the side of the lookup, 0 the other. */
function navigation(element: XmlElement, roleType: 0 | 1): string | undefined {
  const roles = childrenOf(child(element, 'EntityRelationshipRoles'), 'EntityRelationshipRole');
  return textOf(roles.find((role) => numberOf(role, 'RelationshipRoleType') === roleType), 'NavigationPropertyName');
}
