import * as React from 'react';
import { createSession, type Session, type SessionOptions } from '../data/session';
import type { AssignmentStateName, Snapshot } from '../model/types';

/** While something is about to change by itself, the rows are read again after so many milliseconds each. */
const lookAgainAfterMs = [1500, 2500, 4000, 6000, 10_000, 15_000, 20_000, 30_000, 30_000, 30_000];
const looksAfterSave = 5;
const underWay: readonly AssignmentStateName[] = ['pending', 'removing'];

/** Microsoft works on an assignment, or on a group; or a new request waits for the roles of its template, which come after it was saved. */
const isAboutToChange = ({ holder, mappings, groups }: Snapshot): boolean =>
  Object.values(groups).some(({ presence }) => presence === 'wanted') ||
  mappings.some(({ state }) => underWay.includes(state)) || (holder.kind === 'request' && holder.status === 'draft' && mappings.length === 0);

/** The session of a row; drawn again whenever it changes, read again whenever `revision` does. */
export function useSession(options: SessionOptions, revision: number): Session {
  const latest = React.useRef(options);
  latest.current = options;
  const { table, id } = options.row;
  const session = React.useMemo(
    () => createSession({ ...latest.current, row: { table, id }, person: () => latest.current.person(), keep: (staged) => latest.current.keep(staged) }),
    [table, id],
  );
  const [, draw] = React.useReducer((count: number) => count + 1, 0);
  React.useEffect(() => session.subscribe(draw), [session]);

  // Rights, too, decide what is allowed: a form that becomes read-only is read anew.
  const { canChangeMappings, isFormReadOnly } = options.person();
  React.useEffect(() => void session.read(), [session, revision, canChangeMappings, isFormReadOnly]);

  const { snapshot, phase, saves } = session.state;
  const [looks, setLooks] = React.useState(0);
  React.useEffect(() => setLooks(0), [session, revision, saves]);
  // What was saved on a relationship in force shows its old state until the handlers have taken note.
  const isNews = saves > 0 && snapshot?.holder.status === 'active' && looks < looksAfterSave;
  const isUnderWay = phase === 'ready' && snapshot !== undefined && (isNews || isAboutToChange(snapshot));
  React.useEffect(() => {
    const wait = lookAgainAfterMs[looks];
    if (!isUnderWay || wait === undefined) return undefined;
    const timer = setTimeout(() => {
      // Nobody looks: the next look waits as long again.
      if (document.visibilityState === 'visible') void session.read();
      setLooks(looks + 1);
    }, wait);
    return () => clearTimeout(timer);
  }, [session, isUnderWay, looks]);
  return session;
}
