import * as React from 'react';
import { DefaultButton, MessageBar, MessageBarButton, MessageBarType, Panel, PanelType, SearchBox, Spinner } from '@fluentui/react';
import { messageOf } from '../../../shared/reading';
import type { Texts } from '../../../shared/texts';
import type { Store } from '../data/store';
import { nameKey, sharedNames } from '../model/cards';
import type { Group } from '../model/types';
import { CreateGroup } from './CreateGroup';
import { GroupStanding } from './GroupStanding';
import { useStyles } from './styles';

export interface GroupPickerProps {
  readonly store: Store;
  readonly texts: Texts;
  readonly providerId: string;
  /** Groups that are on the screen already. */
  readonly shown: readonly Group[];
  /** Right to have groups made. */
  readonly canCreate: boolean;
  readonly onChoose: (group: Group) => void;
  readonly onDismiss: () => void;
}

interface Found {
  /** What was looked for. */
  readonly words: string;
  readonly groups: readonly Group[];
  readonly next: string | undefined;
}

function countText(texts: Texts, { groups, next }: Found): string {
  if (groups.length === 0) return texts('Group_NoneFound');
  return next === undefined ? texts.count('Group_Found', groups.length) : texts.count('Group_FoundFirst', groups.length);
}

/** Milliseconds without a key before the server is asked. */
const pause = 250;

/** Looks for a security group of the provider. */
export const GroupPicker: React.FC<GroupPickerProps> = ({ store, texts, providerId, shown, canCreate, onChoose, onDismiss }) => {
  const styles = useStyles();
  const [words, setWords] = React.useState('');
  const [found, setFound] = React.useState<Found>();
  const [failure, setFailure] = React.useState<string>();
  const [tries, setTries] = React.useState(0);
  const search = React.useRef(0);

  const ask = React.useCallback(
    async (text: string, before?: Found) => {
      const mine = (search.current += 1);
      setFailure(undefined);
      try {
        const page = await store.searchGroups(providerId, text, before?.next);
        if (mine === search.current) setFound({ words: text, groups: [...(before?.groups ?? []), ...page.groups], next: page.next });
      } catch (error) {
        if (mine === search.current) setFailure(messageOf(error));
      }
    },
    [store, providerId],
  );
  React.useEffect(() => {
    const timer = setTimeout(() => void ask(words), words === '' ? 0 : pause);
    return () => clearTimeout(timer);
  }, [ask, words, tries]);
  React.useEffect(() => () => void (search.current = -1), []);

  const here = new Set(shown.map(({ id }) => id));
  const shared = sharedNames(found?.groups ?? []);
  const missing = found && found.words === words && words.trim() !== '' && !found.groups.some(({ name }) => nameKey(name) === nameKey(words)) ? words.trim() : undefined;
  return (
    <Panel isOpen type={PanelType.medium} headerText={texts('Group_Panel')} closeButtonAriaLabel={texts('Panel_Close')} onDismiss={onDismiss}>
      <SearchBox
        placeholder={texts('Group_Search')} ariaLabel={texts('Group_Search')} value={words}
        onChange={(_event, text) => setWords(text ?? '')} clearButtonProps={{ ariaLabel: texts('Search_Clear') }} autoFocus
      />
      {failure !== undefined && (
        <MessageBar
          messageBarType={MessageBarType.error}
          actions={<MessageBarButton onClick={() => setTries(tries + 1)}>{texts('Read_Again')}</MessageBarButton>}
        >
          {texts('Group_SearchFailed', failure)}
        </MessageBar>
      )}
      {!found && failure === undefined && <Spinner label={texts('Read_Reading')} labelPosition="right" />}
      {found && <div role="status" className={styles.subtle} style={{ marginTop: 8 }}>{countText(texts, found)}</div>}
      <ul className={styles.list}>
        {found?.groups.map((group) => (
          <li key={group.id}>
            <button type="button" className={styles.groupButton} onClick={() => onChoose(group)}>
              <div>{group.name}</div>
              <div className={styles.subtle}>{here.has(group.id) ? texts('Group_Here') : ''} {group.description}</div>
              {shared.has(nameKey(group.name)) && group.entraId !== '' && <div className={styles.subtle}>{texts('Group_Id', group.entraId)}</div>}
              <GroupStanding group={group} texts={texts} styles={styles} />
            </button>
          </li>
        ))}
      </ul>
      {found?.next !== undefined && <DefaultButton text={texts('Group_More')} onClick={() => void ask(words, found)} />}
      {missing !== undefined && <CreateGroup store={store} texts={texts} providerId={providerId} name={missing} isAllowed={canCreate} onCreated={onChoose} />}
    </Panel>
  );
};
