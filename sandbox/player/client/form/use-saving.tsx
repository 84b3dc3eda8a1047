import * as React from 'react';
import type { FormRuntime, SaveOutcome } from '../contracts';
import { rereadFailure, saveFailure } from './failure-text';
import { firstFaultyField } from './faulty-fields';
import { MergeDialog, type MergeAnswer } from './merge-dialog';
import { useQuestion } from './use-question';

export type SaveOptions = Parameters<FormRuntime['save']>[0];

export interface Saving {
  /** The form, whose `save` and `refresh` also show what came of them: the faulty field, the merge dialog, or why it failed. */
  readonly form: FormRuntime;
  /** Why the last attempt failed. */
  readonly failure: string | undefined;
  dismissFailure(): void;
  readonly dialog: JSX.Element | undefined;
}

/** Saves a form, and leads whoever saves it through what stands in the way. */
export function useSaving(runtime: FormRuntime, focusField: (controlId: string) => void): Saving {
  const [failure, setFailure] = React.useState<string>();
  const [ask, dialog] = useQuestion<MergeAnswer>();

  const form = React.useMemo(() => {
    const save = async (options: SaveOptions = {}): Promise<SaveOutcome> => {
      commitTyping();
      const outcome = await runtime.save(options);
      setFailure(outcome.kind === 'failed' ? saveFailure(outcome.error) : undefined);
      if (outcome.kind === 'prevented') showFirstFault(runtime, focusField);
      if (outcome.kind !== 'conflict') return outcome;

      const answer = await ask((choose) => <MergeDialog table={runtime.table} columns={outcome.columns} answer={choose} />);
      return answer === 'later' ? outcome : save({ ...options, merge: answer });
    };
    const refresh = async (options: Parameters<FormRuntime['refresh']>[0] = {}): Promise<void> => {
      try {
        await runtime.refresh(options);
        setFailure(undefined);
      } catch (reason) {
        setFailure(rereadFailure(reason));
      }
    };
    return withMembers(runtime, { save, refresh });
  }, [runtime, ask, focusField]);

  React.useEffect(() => runtime.showSavesBy(form.save), [runtime, form]);

  return { form, failure, dismissFailure: () => setFailure(undefined), dialog };
}

/** Text boxes hand over what was typed when they lose the focus: saving by keyboard must not lose the last of it. */
function commitTyping(): void {
  const focused = document.activeElement;
  if (!(focused instanceof HTMLInputElement || focused instanceof HTMLTextAreaElement)) return;
  focused.blur();
  focused.focus();
}

function showFirstFault(runtime: FormRuntime, focusField: (controlId: string) => void): void {
  const place = firstFaultyField(runtime);
  if (!place) return;
  if (place.tabId !== undefined) runtime.showTab(place.tabId);
  focusField(place.control.id);
}

/** Puts the focus into a control, once the tab that it is on has been drawn. */
export function focusControl(page: HTMLElement | null, controlId: string): void {
  const place = [...(page?.querySelectorAll<HTMLElement>('[data-control-id]') ?? [])].find(({ dataset }) => dataset.controlId === controlId);
  place?.querySelector<HTMLElement>('input, textarea, button, select, [tabindex="0"], a[href]')?.focus();
}

/** The same form, with other members in place of its own. */
function withMembers(runtime: FormRuntime, members: Partial<FormRuntime>): FormRuntime {
  return new Proxy(runtime, {
    get(target, member) {
      const value: unknown = Reflect.get(member in members ? members : target, member);
      return typeof value === 'function' && !(member in members) ? value.bind(target) : value;
    },
  });
}
