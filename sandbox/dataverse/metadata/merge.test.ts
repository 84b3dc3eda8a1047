import fc from 'fast-check';
import { baseTables } from './base-tables';
import { mergeMetadata } from './merge';
import type { AttributeMetadata, EntityMetadata, MetadataSnapshot } from './types';

const pattern = baseTables.entities[0] as EntityMetadata;
const column = (logicalName: string, maxLength: number): AttributeMetadata => ({ ...(pattern.attributes[1] as AttributeMetadata), logicalName, maxLength, metadataId: `${logicalName}-${maxLength}` });
const columns = fc.uniqueArray(fc.record({ name: fc.constantFrom('a', 'b', 'c', 'd'), maxLength: fc.nat() }), { selector: ({ name }) => name }).map((items) => items.map(({ name, maxLength }) => column(name, maxLength)));
const snapshots: fc.Arbitrary<MetadataSnapshot> = fc
  .uniqueArray(fc.record({ name: fc.constantFrom('x', 'y', 'z'), attributes: columns, code: fc.nat() }), { selector: ({ name }) => name })
  .map((tables) => ({ entities: tables.map(({ name, attributes, code }) => ({ ...pattern, logicalName: name, objectTypeCode: code, attributes, keys: [] })), relationships: [], optionSets: [] }));
const namesIn = ({ entities }: MetadataSnapshot) => new Set(entities.flatMap(({ logicalName, attributes }) => [logicalName, ...attributes.map((attribute) => `${logicalName}.${attribute.logicalName}`)]));

describe('merging metadata', () => {
  it('has everything that either side has, and nothing else', () => {
    fc.assert(fc.property(snapshots, snapshots, (known, incoming) => {
      expect(namesIn(mergeMetadata(known, incoming))).toEqual(new Set([...namesIn(known), ...namesIn(incoming)]));
    }));
  });

  it('changes nothing the second time', () => {
    fc.assert(fc.property(snapshots, snapshots, (known, incoming) => {
      const once = mergeMetadata(known, incoming);
      expect(mergeMetadata(once, incoming)).toEqual(once);
    }));
  });

  it('takes what comes, but keeps identities', () => {
    fc.assert(fc.property(snapshots, snapshots, (known, incoming) => {
      const merged = mergeMetadata(known, incoming);
      for (const entity of incoming.entities) {
        const before = known.entities.find(({ logicalName }) => logicalName === entity.logicalName);
        const after = merged.entities.find(({ logicalName }) => logicalName === entity.logicalName);
        expect(after?.objectTypeCode).toBe((before ?? entity).objectTypeCode);
        for (const attribute of entity.attributes) expect(after?.attributes.find(({ logicalName }) => logicalName === attribute.logicalName)?.maxLength).toBe(attribute.maxLength);
      }
    }));
  });
});
