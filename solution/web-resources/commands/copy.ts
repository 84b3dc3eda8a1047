import { requestStatus } from '@gdap-manager/entities/gdap-request/status';
import { contentOf, draftOf } from '../pages/invitation/draft';
import { messagesOf } from '../pages/invitation/messages';
import { readWorld } from '../pages/invitation/reading';
import { readTemplates } from '../pages/invitation/templates';
import { readRequests, type RequestRow } from '../shared/requests';
import { counted, text } from '../shared/text';
import { busy } from './busy';
import { copied } from './clipboard';
import { decide, type Selection } from './decide';
import { note } from './note';
import { report, type Outcome } from './outcome';
import { requestOnForm, selectedIds, statusOnForm } from './places';
import { untouched } from './set-status';

/** Enable rule of the form: only while the customer can approve. */
export const canCopyLink = (form: Xrm.FormContext): boolean => {
  const status = statusOnForm(form);
  const link = form.getAttribute<Xrm.Attributes.StringAttribute>('gdap_acceptancelink');
  return requestOnForm(form) !== undefined && (status === undefined || status === requestStatus.approvalPending.value) && (!link || !!link.getValue());
};

/** Why there is nothing to send to the customer. */
const nothingToSend = ({ status, statusLabel, acceptanceLink }: RequestRow): string | undefined => {
  if (status !== requestStatus.approvalPending.value) return text('Skip_Status', statusLabel);
  return acceptanceLink ? undefined : text('Skip_NoLink');
};

const idsOf = (form: Xrm.FormContext): string[] => [requestOnForm(form) ?? ''].filter((id) => id !== '');

export const copyLinkForm = (form: Xrm.FormContext): Promise<void> => copyLinks(idsOf(form));
export const copyLinkList = (_list: unknown, ids: readonly string[]): Promise<void> => copyLinks(selectedIds(ids));
export const copyMessageForm = (form: Xrm.FormContext): Promise<void> => copyMessages(idsOf(form));
export const copyMessageList = (_list: unknown, ids: readonly string[]): Promise<void> => copyMessages(selectedIds(ids));

/** One link as it is, several with their customers in front. */
async function copyLinks(ids: readonly string[]): Promise<void> {
  const selection = await read(ids);
  const links = selection.act.map(({ acceptanceLink, customer, name }) => (ids.length === 1 ? (acceptanceLink ?? '') : `${customer?.name ?? name}: ${acceptanceLink}`));
  await offer(links.join('\n'), 'CopyLink_Done', links.length, untouched(selection));
}

/** One message for each customer, as it would be sent. */
async function copyMessages(ids: readonly string[]): Promise<void> {
  const selection = await read(ids);
  const { texts, left } = await busy(text('Reading'), () => messagesAbout(selection.act));
  await offer(texts.join('\n\n* * *\n\n'), 'CopyMessage_Done', texts.length, [...left, ...untouched(selection)]);
}

/** What the customers of requests are told, and what cannot be told, and why. */
async function messagesAbout(requests: readonly RequestRow[]): Promise<{ readonly texts: readonly string[]; readonly left: readonly Outcome[] }> {
  const [world, templates] = await Promise.all([readWorld(requests.map(({ id }) => id)), readTemplates()]);
  const messages = messagesOf(world).map((message) => ({ message, content: contentOf(draftOf(message, templates), world.now) }));
  const unfit = ({ unknown, lacksLink }: (typeof messages)[number]['content']): string | undefined =>
    unknown.length > 0 ? text('Invite_Unknown', unknown.join(', ')) : lacksLink ? text('Invite_LinkMissingInTemplate') : undefined;
  const about = messages.filter(({ message }) => message.requests.length > 0);
  return {
    texts: about.flatMap(({ content }) => (unfit(content) === undefined ? [content.text] : [])),
    left: [
      ...about.flatMap(({ message, content }) => (unfit(content) === undefined ? [] : [{ name: message.company.name, result: 'skipped', reason: unfit(content) ?? '' } as const])),
      ...messages.flatMap(({ message }) => message.leftOut.map(({ request, reason }) => ({ name: request.name, result: 'skipped', reason }) as const)),
    ],
  };
}

const read = (ids: readonly string[]): Promise<Selection> => busy(text('Reading'), async () => decide(ids, await readRequests(ids), nothingToSend));

/** Copies; where the browser does not let us, shows the text to copy by hand. Says what was left out, and why. */
async function offer(value: string, doneKey: string, count: number, left: readonly Outcome[]): Promise<void> {
  const { lines } = report(doneKey, left);
  if (count > 0 && !(await copied(value))) {
    await Xrm.Navigation.openAlertDialog({ title: text('Copy_ByHandTitle'), text: [text('Copy_ByHand'), '', value, '', ...lines].join('\n') }, { width: 640, height: 480 });
    return;
  }
  if (lines.length > 0) await Xrm.Navigation.openAlertDialog({ title: text('Copy_Title'), text: [counted(doneKey, count), '', ...lines].join('\n') }, { width: 560, height: 320 });
  else await note(counted(doneKey, count));
}

