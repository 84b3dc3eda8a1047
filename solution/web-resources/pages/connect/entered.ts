/** What is entered in the first step. */
export interface Entered {
  readonly tenantId: string;
  readonly clientId: string;
  readonly secretName: string;
}

const guid = /^\{?([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\}?$/i;

/** What was entered, without what comes along when it is copied: blanks, braces, upper case. Pure. */
export const cleaned = ({ tenantId, clientId, secretName }: Entered): Entered => ({ tenantId: plain(tenantId), clientId: plain(clientId), secretName: secretName.trim() });

function plain(entered: string): string {
  const trimmed = entered.trim();
  return guid.exec(trimmed)?.[1]?.toLowerCase() ?? trimmed;
}

/** What is wrong with it: the key of a text for each field; empty where nothing is. Pure. */
export function wrongIn(entered: Entered): Partial<Record<keyof Entered, string>> {
  const { tenantId, clientId } = cleaned(entered);
  return {
    ...(guid.test(tenantId) ? {} : { tenantId: 'Connect_TenantWrong' }),
    ...(guid.test(clientId) ? {} : { clientId: 'Connect_ClientWrong' }),
  };
}

/** Whether somebody can sign in with it. Pure. */
export const isComplete = (entered: Entered): boolean => Object.keys(wrongIn(entered)).length === 0;
