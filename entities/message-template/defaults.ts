import type { MessageKindName, MessageLanguageName, MessageText } from './facts';

/** The end of every message: for each request what it asks for and where to approve. */
const eachRequest: Readonly<Record<MessageLanguageName, string>> = {
  english: `{{#requests}}
We ask for these roles, and no others:
{{roles}}

The access lasts {{duration}} from your approval. {{renewal}}

Please open this link as a Global Administrator of your tenant, check the roles and approve:
{{link}}

{{#lapseDate}}
The link is valid until {{lapseDate}}.

{{/lapseDate}}
{{/requests}}
Kind regards
{{partner}}`,
  german: `{{#requests}}
Wir bitten um diese Rollen und um keine anderen:
{{roles}}

Der Zugriff gilt {{duration}} ab Ihrer Genehmigung. {{renewal}}

Bitte öffnen Sie diesen Link als globaler Administrator Ihres Mandanten, prüfen Sie die Rollen und genehmigen Sie:
{{link}}

{{#lapseDate}}
Der Link gilt bis {{lapseDate}}.

{{/lapseDate}}
{{/requests}}
Mit freundlichen Grüßen
{{partner}}`,
};

/** What messages say where no message template takes the place of it. */
export const builtInMessages: Readonly<Record<MessageLanguageName, Readonly<Record<MessageKindName, MessageText>>>> = {
  english: {
    invitation: {
      subject: '{{partner}} asks for your approval to look after your Microsoft cloud services',
      body: `{{greeting}}

To look after your Microsoft cloud services, {{partner}} asks for your approval of limited administrative access to your tenant.

{{#several}}
There are several requests. Please approve each of them.

{{/several}}
${eachRequest.english}`,
    },
    reminder: {
      subject: 'Reminder: {{partner}} still needs your approval{{#lapseDate}} by {{lapseDate}}{{/lapseDate}}',
      body: `{{greeting}}

We have asked for your approval of limited administrative access to your tenant, and it has not been given yet. {{#timeLeft}}Time left for it: {{timeLeft}}. {{/timeLeft}}{{#endsOn}}The present access ends on {{endsOn}}. {{/endsOn}}Without your approval, {{partner}} cannot look after your Microsoft cloud services{{#endsOn}} any longer{{/endsOn}}.

{{#several}}
There are several requests. Please approve each of them.

{{/several}}
${eachRequest.english}`,
    },
    replacement: {
      subject: '{{partner}} asks for your approval so that our support goes on{{#endsOn}} after {{endsOn}}{{/endsOn}}',
      body: `{{greeting}}

{{partner}} looks after your Microsoft cloud services. {{#endsOn}}The access that you granted us for this ends on {{endsOn}}.{{/endsOn}}{{^endsOn}}The access that you granted us for this is about to end, or has ended.{{/endsOn}} So that our support goes on{{#endsOn}} without a break{{/endsOn}}, please approve what takes its place.{{#endsOn}} Until then the present access stays as it is; afterwards we end it ourselves.{{/endsOn}}

{{#several}}
There are several requests. Please approve each of them.

{{/several}}
${eachRequest.english}`,
    },
  },
  german: {
    invitation: {
      subject: '{{partner}} bittet um Ihre Genehmigung, Ihre Microsoft-Clouddienste zu betreuen',
      body: `{{greeting}}

um Ihre Microsoft-Clouddienste zu betreuen, bittet {{partner}} Sie um die Genehmigung eines begrenzten administrativen Zugriffs auf Ihren Mandanten.

{{#several}}
Es sind mehrere Anfragen. Bitte genehmigen Sie jede von ihnen.

{{/several}}
${eachRequest.german}`,
    },
    reminder: {
      subject: 'Erinnerung: {{partner}} benötigt noch Ihre Genehmigung{{#lapseDate}} bis {{lapseDate}}{{/lapseDate}}',
      body: `{{greeting}}

wir haben Sie um die Genehmigung eines begrenzten administrativen Zugriffs auf Ihren Mandanten gebeten; sie steht noch aus. {{#timeLeft}}Dafür bleibt noch Zeit: {{timeLeft}}. {{/timeLeft}}{{#endsOn}}Der jetzige Zugriff endet am {{endsOn}}. {{/endsOn}}Ohne Ihre Genehmigung kann {{partner}} Ihre Microsoft-Clouddienste nicht {{#endsOn}}länger {{/endsOn}}betreuen.

{{#several}}
Es sind mehrere Anfragen. Bitte genehmigen Sie jede von ihnen.

{{/several}}
${eachRequest.german}`,
    },
    replacement: {
      subject: '{{partner}} bittet um Ihre Genehmigung, damit unsere Betreuung{{#endsOn}} nach dem {{endsOn}}{{/endsOn}} weitergeht',
      body: `{{greeting}}

{{partner}} betreut Ihre Microsoft-Clouddienste. {{#endsOn}}Der Zugriff, den Sie uns dafür gewährt haben, endet am {{endsOn}}.{{/endsOn}}{{^endsOn}}Der Zugriff, den Sie uns dafür gewährt haben, endet bald oder ist schon abgelaufen.{{/endsOn}} Damit unsere Betreuung {{#endsOn}}ohne Unterbrechung {{/endsOn}}weitergeht, genehmigen Sie bitte seinen Nachfolger.{{#endsOn}} Bis dahin bleibt der jetzige Zugriff, wie er ist; danach beenden wir ihn selbst.{{/endsOn}}

{{#several}}
Es sind mehrere Anfragen. Bitte genehmigen Sie jede von ihnen.

{{/several}}
${eachRequest.german}`,
    },
  },
};
