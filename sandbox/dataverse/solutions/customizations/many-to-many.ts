import { invalidXml } from '../import-errors';
import { child, childrenOf, numberOf, textOf, type XmlElement } from '../xml';
import { isManyToMany, nameOf } from './relationships';

/** A many-to-many relationship of the file; names of tables are logical. */
export interface ManyToManyPart {
  readonly schemaName: string;
  /** The table that holds the links. */
  readonly intersect: string;
  readonly first: ManyToManySidePart;
  readonly second: ManyToManySidePart;
}

export interface ManyToManySidePart {
  readonly table: string;
  /** The collection-valued navigation property on this side. */
  readonly navigation: string;
}

/** The many-to-many relationships of the file. */
export const readManyToMany = (customizations: XmlElement): ManyToManyPart[] =>
  childrenOf(child(customizations, 'EntityRelationships'), 'EntityRelationship').filter(isManyToMany).map(readPart);

function readPart(element: XmlElement): ManyToManyPart {
  const schemaName = nameOf(element);
  const named = (name: string) => {
    const text = textOf(element, name)?.toLowerCase();
    if (!text) throw invalidXml(`The relationship '${schemaName}' has no ${name}.`);
    return text;
  };
  const roles = childrenOf(child(element, 'EntityRelationshipRoles'), 'EntityRelationshipRole');
  const side = (entity: string, ordinal: 1 | 2): ManyToManySidePart => {
    const role = roles.find((candidate) => numberOf(candidate, 'AssociationRoleOrdinal') === ordinal);
    return { table: named(entity), navigation: textOf(role, 'NavigationPropertyName') ?? schemaName };
  };
  const part = { schemaName, intersect: named('IntersectEntityName'), first: side('FirstEntityName', 1), second: side('SecondEntityName', 2) };
  if (part.first.table === part.second.table && part.first.navigation === part.second.navigation) {
    // Related to itself, a table needs two names to be followed by.
    return { ...part, second: { ...part.second, navigation: `${part.second.navigation}_2` } };
  }
  return part;
}
