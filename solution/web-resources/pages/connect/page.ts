import { administratorChecks, checksText, handlerChecks, type CheckResult } from '@gdap-manager/entities/provider/connection-checks';
import { askedMoment, momentText } from '../../shared/asking';
import { environmentNow } from '../../shared/environment-time';
import type { ServiceAddresses } from '../../shared/environment';
import { errorText } from '../../shared/error-text';
import { text } from '../../shared/text';
import { element, listening, unseenTitle } from '../elements';
import { statusLine } from '../status';
import { checksOf, withNewer } from './administrator';
import { worstOf } from './advice';
import { cleaned, isComplete, wrongIn } from './entered';
import { enteredFields } from './fields';
import { untilChecked } from './follow';
import { Problem, type Microsoft, type SignInOptions } from './microsoft';
import { problemText } from './problems';
import { readProvider, saveProvider, type ProviderChanges, type ProviderRow } from './provider-row';
import { checkList, createStep } from './step';

/** What the page needs from outside. */
export interface ConnectOptions {
  readonly providerId: string;
  readonly addresses: ServiceAddresses;
  /** Page that hands on what Microsoft answers. */
  readonly redirectUri: string;
  readonly microsoftOf: (options: SignInOptions) => Microsoft;
  /** Real milliseconds. */
  readonly wait: (ms: number) => Promise<void>;
}

/**
 * The page *Connect provider*: five steps, each of which can be made again at any time. What was entered and found is
 * kept on the provider's row; what the administrator's sign-in gives stays within `Microsoft`.
 */
export async function showPage(root: HTMLElement, { providerId, addresses, redirectUri, microsoftOf, wait }: ConnectOptions): Promise<void> {
  let provider = await readProvider(providerId);
  let microsoft: { readonly of: string; readonly service: Microsoft } | undefined;

  const { root: status, say } = statusLine();
  const state = element('p', { class: 'state' });
  const button = (key: string, work: () => Promise<void>, isPrimary = false) =>
    listening(element('button', { type: 'button', class: isPrimary && 'primary' }, text(key)), 'click', () => void during(work));
  const stop = listening(element('button', { type: 'button', hidden: true }, text('Connect_Stop')), 'click', () => microsoft?.service.stop());

  const entered = enteredFields(provider, redirectUri);
  const adminPart = element('div');
  const handlersPart = element('div');
  const saveButton = button('Connect_Save', save);
  const signInButton = button('Connect_SignIn', signIn, true);
  const consentButton = button('Connect_GiveConsent', giveConsent, true);
  const checkButton = button('Connect_Check', checkByHandlers, true);
  const buttons = [saveButton, signInButton, consentButton, checkButton];
  const signedIn = element('p', { class: 'quiet' });

  const steps = {
    application: createStep(text('Connect_Step1'), ...entered.parts, saveButton),
    signIn: createStep(text('Connect_Step2'), element('p', {}, text('Connect_SignInHelp')), signedIn, signInButton),
    consent: createStep(text('Connect_Step3'), element('p', {}, text('Connect_ConsentHelp')), consentButton),
    administrator: createStep(text('Connect_Step4'), adminPart),
    handlers: createStep(text('Connect_Step5'), handlersPart, checkButton),
  };
  root.replaceChildren(
    unseenTitle(text('Connect_Title')),
    state,
    element('ol', { class: 'steps' }, ...Object.values(steps).map((step) => step.root)),
    element('div', { class: 'buttons' }, status, stop, listening(element('button', { type: 'button' }, text('Connect_Close')), 'click', () => window.close())),
  );
  draw();
  say('');

  function draw(): void {
    const { adminChecks, checks, connectedBy, isConnected, needsAttention, checkedOn } = provider;
    const proved = adminChecks.filter(({ id }) => id !== 'consent');
    state.className = isConnected ? 'state good' : needsAttention ? 'state bad' : 'state';
    state.textContent = text(isConnected ? 'Connect_IsConnected' : needsAttention ? 'Connect_NeedsAttention' : 'Connect_IsNotConnected', provider.name);
    signedIn.textContent = connectedBy === undefined ? '' : text('Connect_SignedIn', connectedBy);
    adminPart.replaceChildren(checkList(administratorChecks, adminChecks, text('Connect_Step4')));
    handlersPart.replaceChildren(
      element('p', { class: 'quiet' }, checkedOn === undefined ? text('Connect_NeverChecked') : text('Connect_CheckedOn', new Date(checkedOn).toLocaleString())),
      checkList(handlerChecks, checks, text('Connect_Step5')),
    );
    steps.application.mark(isComplete(provider) ? 'passed' : 'open');
    steps.signIn.mark(worstOf(adminChecks.filter(({ id }) => id === 'adminSignIn')));
    steps.consent.mark(worstOf([...checks.filter(({ id }) => id === 'permissions'), ...adminChecks.filter(({ id, outcome }) => id === 'consent' && outcome === 'failed')]));
    steps.administrator.mark(worstOf(proved));
    steps.handlers.mark(worstOf(checks));
    const waits = !isComplete(provider);
    for (const one of [signInButton, consentButton, checkButton]) one.disabled = waits;
  }

  /** One thing at a time; what goes wrong is said. */
  async function during(work: () => Promise<void>): Promise<void> {
    for (const one of buttons) one.disabled = true;
    try {
      await work();
    } catch (error) {
      say(error instanceof Problem ? problemText(error) : errorText(error), true);
    } finally {
      stop.hidden = true;
      for (const one of buttons) one.disabled = false;
      draw();
    }
  }

  async function write(changes: ProviderChanges): Promise<void> {
    await saveProvider(provider.id, changes);
    provider = await readProvider(provider.id);
  }

  async function save(): Promise<void> {
    const wanted = cleaned(entered.value());
    const wrong = wrongIn(wanted);
    entered.show(wrong);
    const [first] = Object.values(wrong);
    if (first) return say(text(first), true);
    const others = wanted.tenantId !== provider.tenantId || wanted.clientId !== provider.clientId;
    // What an administrator proved for another tenant or application says nothing of this one.
    await write({
      gdap_partnertenantid: wanted.tenantId, gdap_clientid: wanted.clientId, gdap_secretname: wanted.secretName || null,
      ...(others ? { gdap_adminchecks: null, gdap_connectedby: null } : {}),
    });
    entered.fill(provider);
    say(text('Connect_Saved'));
  }

  function service(): Microsoft {
    const { tenantId, clientId } = provider;
    const of = `${tenantId} ${clientId}`;
    if (microsoft?.of !== of) microsoft = { of, service: microsoftOf({ ...addresses, tenantId, clientId, redirectUri }) };
    return microsoft.service;
  }

  async function signIn(): Promise<void> {
    await saveFirst();
    waiting();
    const administrator = await service().signIn();
    const groups = await service().groups().catch(() => undefined);
    const results = checksOf(administrator, provider.tenantId, groups);
    const isOurs = results.every(({ detail }) => detail !== 'otherTenant');
    const checks = withNewer(provider.adminChecks.filter(({ id }) => id === 'consent'), results);
    await write({ gdap_adminchecks: checksText(checks), gdap_connectedby: isOurs ? administrator.username.slice(0, 200) : null });
    const lacks = worstOf(results) !== 'passed';
    say(text(lacks ? 'Connect_Lacking' : 'Connect_SignedIn', administrator.username), lacks);
  }

  async function giveConsent(): Promise<void> {
    await saveFirst();
    waiting();
    await service().consent().catch(async (error: unknown) => {
      if (error instanceof Problem && (error.kind === 'declined' || error.kind === 'refused')) await keepConsent({ id: 'consent', outcome: 'failed', detail: error.code || error.kind });
      throw error;
    });
    await keepConsent({ id: 'consent', outcome: 'passed' });
    say(text('Connect_Consented'));
    await checkByHandlers();
  }

  const keepConsent = (result: CheckResult) => write({ gdap_adminchecks: checksText(withNewer(provider.adminChecks, [result])) });

  async function checkByHandlers(): Promise<void> {
    await saveFirst();
    const moment = askedMoment(await environmentNow(), (await readProvider(provider.id)).checkedOn);
    await saveProvider(provider.id, { gdap_checkrequestedon: momentText(moment) });
    say(text('Connect_Checking'));
    const checked: ProviderRow | undefined = await untilChecked(provider.id, moment, wait);
    if (!checked) return say(text('Connect_NotChecked'), true);
    provider = checked;
    say(text(provider.isConnected ? 'Connect_AllGood' : 'Connect_NotYet'), !provider.isConnected);
  }

  /** What was typed and not saved yet counts. */
  async function saveFirst(): Promise<void> {
    const { tenantId, clientId, secretName } = cleaned(entered.value());
    if (tenantId === provider.tenantId && clientId === provider.clientId && secretName === provider.secretName) return;
    await save();
    const [first] = Object.values(wrongIn(entered.value()));
    if (first) throw new Error(text(first));
  }

  function waiting(): void {
    stop.hidden = false;
    say(text('Connect_Waiting'));
  }
}
