import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { XMLParser } from 'fast-xml-parser';

const sources = { command: '../solution/web-resources/strings/GdapManager', control: '../pcf-controls/RequestLifecycle/RequestLifecycle/strings/RequestLifecycle' };

/** The texts of the message to customers, by key. */
function invitationTexts(source: string, language: number): Record<string, string> {
  const xml = readFileSync(resolve(__dirname, `${source}.${language}.resx`), 'utf8');
  const { root } = new XMLParser({ ignoreAttributes: false }).parse(xml) as { root: { data: { '@_name': string; value: string }[] } };
  return Object.fromEntries(root.data.filter(({ '@_name': key }) => key.startsWith('Invitation_')).map(({ '@_name': key, value }) => [key, value]));
}

describe('the message that asks a customer to approve', () => {
  it.each([1033, 1031])('has the same texts in the command and in the control, which each carry their own (%i)', (language) => {
    const ofCommand = invitationTexts(sources.command, language);
    expect(Object.keys(ofCommand)).toContain('Invitation_Link');
    expect(invitationTexts(sources.control, language)).toEqual(ofCommand);
  });
});
