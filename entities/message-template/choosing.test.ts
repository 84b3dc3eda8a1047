import fc from 'fast-check';
import { messageTemplateFor, type CandidateMessage, type MessagePurpose } from './choosing';

const candidate = (id: string, more: Partial<CandidateMessage> = {}): CandidateMessage => ({ id, kind: 'invitation', providerId: null, categoryId: null, createdOn: 0, isActive: true, ...more });
const purpose: MessagePurpose = { kind: 'invitation', providerId: 'p', categoryId: 'c' };
const chosen = (templates: readonly CandidateMessage[], more: Partial<MessagePurpose> = {}) => {
  const { template, reason } = messageTemplateFor(templates, { ...purpose, ...more });
  return [template?.id, reason];
};

describe('the template of a message', () => {
  it('is the most specific that fits', () => {
    const all = [candidate('every'), candidate('provider', { providerId: 'p' }), candidate('both', { providerId: 'p', categoryId: 'c' })];
    expect(chosen(all)).toEqual(['both', 'providerAndCategory']);
    expect(chosen(all, { categoryId: null })).toEqual(['provider', 'provider']);
    expect(chosen(all, { providerId: 'q' })).toEqual(['every', 'everyone']);
    expect(chosen([candidate('category', { categoryId: 'c' })])).toEqual(['category', 'category']);
  });

  it('is the oldest of those that are equally specific', () => {
    expect(chosen([candidate('a', { createdOn: 2, providerId: 'p' }), candidate('b', { createdOn: 1, categoryId: 'c' })])).toEqual(['b', 'category']);
  });

  it('is none, and the built-in text is used, where none is for it', () => {
    expect(chosen([candidate('other', { kind: 'reminder' }), candidate('gone', { isActive: false }), candidate('theirs', { categoryId: 'd' })])).toEqual([undefined, 'builtIn']);
  });

  it('does not depend on the order of the templates', () => {
    const anyOf = fc.record({ id: fc.uuid(), kind: fc.constant('invitation' as const), providerId: fc.constantFrom(null, 'p', 'q'), categoryId: fc.constantFrom(null, 'c', 'd'), createdOn: fc.nat(2), isActive: fc.boolean() });
    fc.assert(fc.property(fc.uniqueArray(anyOf, { selector: ({ id }) => id }), (templates) => {
      expect(chosen([...templates].reverse())).toEqual(chosen(templates));
    }));
  });
});
