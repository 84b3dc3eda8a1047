import { gdapProvider, ProviderType, RefreshState } from '@gdap-manager/entities/provider/table';
import { environmentNow } from '../shared/environment-time';
import { plainId } from '../shared/guid';
import { readProviders, type ProviderState } from '../shared/providers';
import { text } from '../shared/text';
import { declinesProvider } from './automatic';
import { notify } from './notify';
import { onReturn } from './on-return';
import { isAtWork, providerNoticeIds, providerNotices } from './provider-notices';
import { guardSaving } from './saving';
import { told } from './told';
import { stopWatching, watch } from './watch';

const idOf = (form: Xrm.FormContext): string => plainId(form.data.entity.getId());

/** When the form of a provider opens. */
export function onLoad(context: Xrm.Events.EventContext): void {
  const form = context.getFormContext();
  stopWatching();
  guardSaving(form, () => declinesProvider(form, idOf(form) || undefined));
  fitType(form);
  form.getAttribute('gdap_type')?.addOnChange(() => fitType(form));
  const filled = () => told(form, () => showState(form));
  form.data.addOnLoad(filled);
  filled();
  onReturn(() => told(form, () => showState(form)));
}

/** Only an indirect provider has a tenant of its own. */
function fitType(form: Xrm.FormContext): void {
  const type = form.getAttribute<Xrm.Attributes.OptionSetAttribute>('gdap_type')?.getValue();
  form.getControl<Xrm.Controls.StandardControl>('gdap_indirectprovidertenantid')?.setVisible(type !== null && type !== ProviderType.partnerCenter);
}

async function showState(form: Xrm.FormContext): Promise<void> {
  const id = idOf(form);
  if (id === '' || !shows(id)) return;
  const [[row], now] = await Promise.all([readProviders([id]), environmentNow()]);
  if (!row) return;
  const provider = asAsked(row);
  showNotices(form, provider, now);
  if (isAtWork(provider, now)) follow(form, provider);
}

/** As the form saw it last. */
let last: ProviderState | undefined;

/** Where somebody has just asked again for what had failed, that is under way: until the handlers answer, the row still tells of the failure. */
function asAsked(provider: ProviderState): ProviderState {
  const before = last?.id === provider.id ? last : undefined;
  last = provider;
  const isAskedAgain = before !== undefined && provider.refreshState === RefreshState.failed && (provider.refreshRequestedOn ?? 0) > (before.refreshRequestedOn ?? 0);
  return isAskedAgain && provider.refreshMessage === before.refreshMessage ? { ...provider, refreshState: RefreshState.idle } : provider;
}

function showNotices(form: Xrm.FormContext, provider: ProviderState, now: number): void {
  const notices = providerNotices(provider, now);
  for (const id of providerNoticeIds) if (!notices.some((notice) => notice.id === id)) form.ui.clearFormNotification(id);
  for (const notice of notices) notify(form, notice.id, notice.level, notice.text);
}

/** Follows what the handlers are at. Each time that something has moved the patience begins anew: reading thousands of customers takes minutes. */
function follow(form: Xrm.FormContext, first: ProviderState): void {
  const { id } = first;
  watch({
    id,
    isOpen: () => idOf(form) === id && shows(id),
    look: async () => (await readProviders([id]))[0],
    async saw(provider) {
      if (!provider) return false;
      if (provider.version === first.version) return true;
      const now = await environmentNow();
      showNotices(form, provider, now);
      stopWatching();
      if (isAtWork(provider, now)) follow(form, provider);
      // What somebody is typing is not thrown away.
      if (!form.data.getIsDirty()) await form.data.refresh(false);
      return false;
    },
    tired: () => notify(form, 'gdap.refresh', 'INFO', text('Progress_Background')),
  });
}

/** Whether the page still shows the row; a form in a dialog cannot tell, and counts as open. */
function shows(id: string): boolean {
  const { input } = Xrm.Utility.getPageContext();
  return input.pageType !== 'entityrecord' || input.entityName !== gdapProvider.logicalName || !input.entityId || plainId(input.entityId) === id;
}
