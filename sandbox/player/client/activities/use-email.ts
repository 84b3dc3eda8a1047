import * as React from 'react';
import { usePlayer, type WebApiError, type WebApiRow } from '../player';
import { readWebApiError } from '../web-api';
import { emailPath } from './timeline-query';

export interface OpenEmail {
  readonly row: WebApiRow | undefined;
  readonly loadError: WebApiError | undefined;
  readonly isBusy: boolean;
  /** Why it could not be sent, or that nobody knows whether it was. */
  readonly failure: string | undefined;
  refresh(): Promise<void>;
  send(): Promise<void>;
  dismissFailure(): void;
}

/** `email.statuscode` of an e-mail that nobody has tried to send. Source: Microsoft Learn, "Email table". */
export const DRAFT = 1;

/** An e-mail that is read, and sent while it is a draft. */
export function useEmail(id: string): OpenEmail {
  const { api, rowsChanged } = usePlayer();
  const [row, setRow] = React.useState<WebApiRow>();
  const [loadError, setLoadError] = React.useState<WebApiError>();
  const [failure, setFailure] = React.useState<string>();
  const [isBusy, setBusy] = React.useState(true);

  const read = React.useCallback(async () => {
    setBusy(true);
    try {
      const found = await api.get(emailPath(id));
      setRow(found);
      setLoadError(undefined);
      return found;
    } catch (reason) {
      setLoadError(reason as WebApiError);
      return undefined;
    } finally {
      setBusy(false);
    }
  }, [api, id]);
  React.useEffect(() => void read(), [read]);

  const send = async () => {
    setBusy(true);
    setFailure(undefined);
    const refusal = await sent(api, id);
    const found = await read();
    rowsChanged('email');
    // Without an answer, and where another was quicker, what the row says now counts.
    if (refusal && found?.statuscode === DRAFT) setFailure(`The e-mail was not sent. ${refusal.message}`);
    else if (refusal && !found) setFailure(`Whether the e-mail was sent is not known: ${refusal.message} Refresh before you send it again.`);
  };
  return { row, loadError, isBusy, failure, refresh: async () => void (await read()), send, dismissFailure: () => setFailure(undefined) };
}

/** The bound action that puts an e-mail on its way. @returns why it did not */
async function sent(api: ReturnType<typeof usePlayer>['api'], id: string): Promise<WebApiError | undefined> {
  try {
    const response = await api.send('POST', `emails(${id})/Microsoft.Dynamics.CRM.SendEmail`, { IssueSend: true });
    return response.ok ? undefined : readWebApiError(response.status, await response.text());
  } catch (reason) {
    return reason as WebApiError;
  }
}
