/** Sentences for the timeline of a provider: they say what happened, and who must do what. */
export const happened = {
  noAddress: (name: string, count: number) => ['Digest not sent', `${name} owns ${requests(count)} that ${count === 1 ? 'needs' : 'need'} somebody, but has no e-mail address. An administrator has to enter it on the user.`],
  disabled: (name: string, count: number) => ['Digest not sent', `${name} owns ${requests(count)} that ${count === 1 ? 'needs' : 'need'} somebody, but is a disabled user. Assign them to somebody else.`],
  refused: (name: string, why: string) => ['Digest not sent', `The digest for ${name} could not be sent. ${why}`],
} as const;

const requests = (count: number): string => `${count} ${count === 1 ? 'request' : 'requests'}`;
