/** A name that stands in double braces in a message template. */
export interface Placeholder {
  readonly name: string;
  /** What comes in its place. */
  readonly english: string;
  readonly german: string;
}

/**
 * Every placeholder of message templates. Each may also stand as a section: what is between `{{#lapseDate}}` and
 * `{{/lapseDate}}` is there only where it is known, what is between `{{^lapseDate}}` and `{{/lapseDate}}` only where not.
 */
export const placeholders: readonly Placeholder[] = [
  { name: 'greeting', english: 'Dear …, with the contact’s name, or to the customer’s administrators', german: 'Anrede mit dem Namen der Kontaktperson oder an die Administratorinnen und Administratoren des Kunden' },
  { name: 'customer', english: 'Name of the customer', german: 'Name des Kunden' },
  { name: 'contact', english: 'Name of the contact who gets the message; without one, the customer’s administrators', german: 'Name der Kontaktperson, an die die Nachricht geht; ohne sie die Administratorinnen und Administratoren des Kunden' },
  { name: 'partner', english: 'Whom the customer knows us as: the name of the provider’s tenant', german: 'Unter welchem Namen der Kunde uns kennt: der Name des Mandanten des Anbieters' },
  { name: 'roles', english: 'The roles in plain words, one a line', german: 'Die Rollen in einfachen Worten, eine je Zeile' },
  { name: 'duration', english: 'How long the access lasts from the approval, such as 365 days', german: 'Wie lange der Zugriff ab der Genehmigung gilt, etwa 365 Tage' },
  { name: 'renewal', english: 'Whether Microsoft extends it at its end: a sentence or two', german: 'Ob Microsoft den Zugriff am Ende verlängert: ein oder zwei Sätze' },
  { name: 'link', english: 'The acceptance link. No message goes without it', german: 'Der Genehmigungslink. Keine Nachricht geht ohne ihn' },
  { name: 'lapseDate', english: 'The last day on which the link can be used', german: 'Der letzte Tag, an dem der Link benutzt werden kann' },
  { name: 'timeLeft', english: 'How long the link can still be used, such as 23 days: each reminder says something new', german: 'Wie lange der Link noch benutzt werden kann, etwa 23 Tage: so sagt jede Erinnerung etwas Neues' },
  { name: 'endsOn', english: 'For replacements: when the present access ends; empty once it has ended', german: 'Bei Nachfolgern: wann der jetzige Zugriff endet; leer, sobald er geendet hat' },
  { name: 'request', english: 'Name of the request', german: 'Name der Anfrage' },
  { name: 'several', english: 'Only as a section: where the message is about several requests', german: 'Nur als Abschnitt: wo es in der Nachricht um mehrere Anfragen geht' },
  { name: 'requests', english: 'Only as a section: what is between {{#requests}} and {{/requests}} comes once for each request', german: 'Nur als Abschnitt: was zwischen {{#requests}} und {{/requests}} steht, kommt für jede Anfrage einmal' },
];

/** Those that have no text of their own. */
const sectionsOnly: ReadonlySet<string> = new Set(['requests', 'several']);
const names: ReadonlySet<string> = new Set(placeholders.map(({ name }) => name));

export const isSection = (name: string): boolean => names.has(name);
export const isPlaceholder = (name: string): boolean => names.has(name) && !sectionsOnly.has(name);
