import * as React from 'react';
import { ActionButton, Link, MessageBar, MessageBarButton, MessageBarType, Spinner } from '@fluentui/react';
import { nextMove } from '../model/next-move';
import { Happenings } from './Happenings';
import { InvitationCard } from './InvitationCard';
import { LinkCard } from './LinkCard';
import { NextMoveCard } from './NextMoveCard';
import { OutlookCard } from './OutlookCard';
import type { RequestLifecycleControlProps } from './RequestLifecycleControl';
import { Steps } from './Steps';
import { useStyles } from './styles';
import { useSnapshot } from './use-snapshot';

export interface LifecycleProps extends Omit<RequestLifecycleControlProps, 'row'> {
  readonly requestId: string;
  readonly isNarrow: boolean;
  readonly announce: (text: string) => void;
}

/** Entries of the timeline at first, and with each "more". */
const FEW = 5;
const MORE = 20;

/** The steps, the next move, the link and what happened, of a request that is saved. */
export const Lifecycle: React.FC<LifecycleProps> = ({ requestId, revision, store, texts, isNarrow, formatDate, formatMoment, openRequest, announce }) => {
  const styles = useStyles(isNarrow);
  const [entries, setEntries] = React.useState(FEW);
  const { snapshot, problem, isReading, isWatching, hasGivenUp, readAgain } = useSnapshot(store, requestId, entries, revision);
  useAnnouncedMove(snapshot && texts(nextMove(snapshot.request, snapshot.happenings).text, formatDate(nextMove(snapshot.request, snapshot.happenings).until ?? 0)), announce);

  const retry = <MessageBarButton onClick={readAgain} disabled={isReading}>{texts('Read_Again')}</MessageBarButton>;
  if (!snapshot) {
    return problem === undefined ? <Spinner label={texts('Read_Reading')} /> : <MessageBar messageBarType={MessageBarType.error} actions={retry} isMultiline>{texts('Read_Failed', problem)}</MessageBar>;
  }
  const { request, happenings, hasMore, replacements, now } = snapshot;
  const hasLink = request.acceptanceLink !== undefined && request.status === 'approvalPending';
  return (
    <div className={styles.root}>
      {problem !== undefined && <MessageBar messageBarType={MessageBarType.warning} actions={retry} isMultiline>{texts('Read_Stale', problem)}</MessageBar>}
      <Steps request={request} texts={texts} isNarrow={isNarrow} />
      {request.lastError !== '' && (
        <MessageBar messageBarType={MessageBarType.error} isMultiline messageBarIconProps={{ iconName: 'Error' }}>
          <p className={styles.problem}>{request.lastError}</p>
          {request.nextCheckOn !== undefined && request.status !== 'draft' && <p className={styles.problem}>{texts('Error_NextCheck', formatMoment(request.nextCheckOn))}</p>}
        </MessageBar>
      )}
      {hasGivenUp && (
        <MessageBar actions={<MessageBarButton onClick={readAgain} disabled={isReading}>{texts('Watch_Again')}</MessageBarButton>} isMultiline>{texts('Watch_GivenUp')}</MessageBar>
      )}
      <div className={styles.cards}>
        <NextMoveCard snapshot={snapshot} texts={texts} isWatching={isWatching} formatDate={formatDate} />
        {hasLink && (
          <LinkCard request={request} link={request.acceptanceLink ?? ''} texts={texts} now={now} parts={() => store.message(requestId)} announce={announce} />
        )}
        {hasLink && <InvitationCard invitation={request.invitation} now={now} texts={texts} formatDate={formatDate} />}
        {request.outlook && request.status === 'active' && (
          <OutlookCard outlook={request.outlook} replacements={replacements} customer={request.customer} texts={texts} openRequest={openRequest} />
        )}
        <Happenings happenings={happenings} hasMore={hasMore} texts={texts} formatMoment={formatMoment} showMore={() => setEntries((count) => count + MORE)} />
      </div>
      {request.replaces && (
        <div>{texts('Replaces_Request')} <Link onClick={() => openRequest(request.replaces?.id ?? '')}>{request.replaces.name}</Link></div>
      )}
      <div><ActionButton iconProps={{ iconName: 'Refresh' }} onClick={readAgain} disabled={isReading}>{texts('Read_Refresh')}</ActionButton></div>
    </div>
  );
};

/** Tells screen readers when the next move has become another one; not what they find when they come. */
function useAnnouncedMove(move: string | undefined, announce: (text: string) => void) {
  const before = React.useRef<string>();
  React.useEffect(() => {
    if (move === undefined) return;
    if (before.current !== undefined && before.current !== move) announce(move);
    before.current = move;
  }, [move, announce]);
}
