import { errorText } from '../shared/error-text';
import { element } from './elements';

/** The line in which a page says what it is at and what went wrong. */
export interface StatusLine {
  readonly root: HTMLElement;
  readonly say: (message: string, isBad?: boolean) => void;
  /** Starts work, and says what goes wrong with it. */
  readonly told: (work: () => Promise<void>) => () => void;
}

export function statusLine(message = ''): StatusLine {
  const root = element('p', { class: 'message', role: 'status' }, message);
  const say = (next: string, isBad = false): void => {
    root.className = isBad ? 'message bad' : 'message';
    root.textContent = next;
  };
  return { root, say, told: (work) => () => void work().catch((error: unknown) => say(errorText(error), true)) };
}
