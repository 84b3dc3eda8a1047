import { gdapProvider } from '@gdap-manager/entities/provider/table';
import { text } from '../../shared/text';
import { element } from '../elements';
import type { Entered } from './entered';

const { gdap_SecretName: secretColumn } = gdapProvider.columns;

/** The fields of the first step. */
export interface EnteredFields {
  readonly parts: readonly HTMLElement[];
  value(): Entered;
  fill(entered: Entered): void;
  /** Marks fields that something is wrong with. @param wrong key of a text for each */
  show(wrong: Partial<Record<keyof Entered, string>>): void;
}

export function enteredFields(known: Entered, redirectUri: string): EnteredFields {
  const inputs = {
    tenantId: element('input', { type: 'text', id: 'tenant', autocomplete: 'off', spellcheck: 'false', value: known.tenantId }),
    clientId: element('input', { type: 'text', id: 'client', autocomplete: 'off', spellcheck: 'false', value: known.clientId }),
    secretName: element('input', {
      type: 'text', id: 'secret', autocomplete: 'off', spellcheck: 'false', maxlength: secretColumn.maxLength, value: known.secretName, 'aria-describedby': 'secret-help',
    }),
  };
  const errors = { tenantId: element('p', { class: 'bad', id: 'tenant-wrong' }), clientId: element('p', { class: 'bad', id: 'client-wrong' }) };
  const label = (key: string, name: string) => element('label', { class: 'above', for: name }, text(key));
  return {
    parts: [
      element('div', { class: 'field' }, label('Connect_Tenant', 'tenant'), inputs.tenantId, errors.tenantId),
      element('div', { class: 'field' }, label('Connect_Client', 'client'), inputs.clientId, errors.clientId),
      element('div', { class: 'field' }, label('Connect_Secret', 'secret'), inputs.secretName, element('p', { class: 'quiet', id: 'secret-help' }, text('Connect_SecretHelp'))),
      element('p', { class: 'quiet' }, text('Connect_RedirectHelp'), ' ', element('code', {}, redirectUri)),
    ],
    value: () => ({ tenantId: inputs.tenantId.value, clientId: inputs.clientId.value, secretName: inputs.secretName.value }),
    fill(entered) {
      for (const name of ['tenantId', 'clientId', 'secretName'] as const) inputs[name].value = entered[name];
    },
    show(wrong) {
      for (const name of ['tenantId', 'clientId'] as const) {
        const key = wrong[name];
        errors[name].textContent = key ? text(key) : '';
        inputs[name].setAttribute('aria-invalid', String(key !== undefined));
        if (key) inputs[name].setAttribute('aria-describedby', errors[name].id);
        else inputs[name].removeAttribute('aria-describedby');
      }
      const first = (['tenantId', 'clientId'] as const).find((name) => wrong[name] !== undefined);
      if (first) inputs[first].focus();
    },
  };
}
