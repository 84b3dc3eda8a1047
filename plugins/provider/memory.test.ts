import fc from 'fast-check';
import { ConcurrencyError } from '../gateways/transport/service-error';
import { failure } from '../request-lifecycle/testing/microsoft';
import { parseProviderMemory, saveSection, withSection } from './memory';

const section = fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.integer(), fc.constant(null)));

describe('what is remembered of a provider', () => {
  it('keeps each section apart from the others, and has one text whatever the order of writing', () => {
    fc.assert(fc.property(section, section, (one, other) => {
      const after = (...steps: readonly [string, Record<string, unknown>][]) => steps.reduce<string | null>((text, [name, value]) => withSection(parseProviderMemory(text), name, value), null);
      expect(after(['groups', one], ['customers', other])).toBe(after(['customers', other], ['groups', one]));
      expect(parseProviderMemory(after(['groups', one], ['customers', other]))['groups']).toEqual(JSON.parse(JSON.stringify(one)));
    }));
  });

  it('is empty again when the last section goes', () => {
    expect(withSection({ groups: { position: 'x' } }, 'groups', undefined)).toBeNull();
  });

  it.each([null, undefined, '', 'nonsense', '[]', '7', '{"groups":7}'])('counts as forgotten where it is %p', (text) => expect(parseProviderMemory(text)).toEqual({}));
});

describe('saving a section', () => {
  const rowWith = (text: string | null, etag: string) => ({ gdap_memory: text, '@odata.etag': etag });

  it('goes on from what another capability has written meanwhile', async () => {
    const rows = [rowWith(null, 'W/"1"'), rowWith('{"customers":{"on":1}}', 'W/"2"')];
    const written: unknown[] = [];
    await saveSection(
      {
        retrieve: async () => rows.shift() as never,
        update: async (_set, _id, changes, etag) => {
          if (etag === 'W/"1"') throw new ConcurrencyError(failure(412, { service: 'dataverse' }));
          written.push([changes, etag]);
          return 'W/"3"';
        },
      },
      'provider', 'groups', { position: 'x' },
    );
    expect(written).toEqual([[{ gdap_memory: '{"customers":{"on":1},"groups":{"position":"x"}}' }, 'W/"2"']]);
  });

  it('writes nothing where nothing is new, or the provider is gone', async () => {
    const update = jest.fn();
    await saveSection({ retrieve: async () => rowWith('{"groups":{"position":"x"}}', 'W/"1"') as never, update }, 'provider', 'groups', { position: 'x' });
    await saveSection({ retrieve: async () => undefined, update }, 'provider', 'groups', { position: 'y' });
    expect(update).not.toHaveBeenCalled();
  });
});
