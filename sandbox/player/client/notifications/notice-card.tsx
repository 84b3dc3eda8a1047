import { DefaultButton, Icon, IconButton, useTheme } from '@fluentui/react';
import * as React from 'react';
import { formatDateTime } from '../format/dates';
import { localeOf } from '../format/locale';
import { usePlayer } from '../player';
import { follow } from './follow-link';
import { MarkdownText } from './markdown-text';
import type { Notice, NoticeAction } from './notice';
import { noticeStyles } from './notice-styles';

interface Props {
  readonly notice: Notice;
  /** What its button does with it. */
  readonly closing: 'Dismiss' | 'Close';
  close(): void;
  /** Called before it leads somewhere. */
  onLeave?(): void;
}

/** One notification: what it says, when, where it leads. */
export function NoticeCard({ notice, closing, close, onLeave }: Props): JSX.Element {
  const player = usePlayer();
  const styles = noticeStyles(useTheme());
  const { title, name, body, icon, created, actions } = notice;
  const go = (action: NoticeAction) => {
    onLeave?.();
    void follow(player, action, (address) => void window.open(address, '_blank', 'noopener'));
  };
  const followLink = (url: string, text: string) => go({ url, title: text, target: 'inline' });
  return (
    <div className={styles.card}>
      <span className={styles.sign}>{'url' in icon ? <img src={icon.url} alt="" width={16} height={16} /> : <Icon iconName={icon.name} aria-label={icon.means} role="img" />}</span>
      <div className={styles.said}>
        <h2 className={styles.title}>{title.length > 0 ? <MarkdownText blocks={title} followLink={followLink} /> : name}</h2>
        <MarkdownText blocks={body} followLink={followLink} />
        <time dateTime={created} className={styles.when}>{formatDateTime(new Date(created), localeOf(player.session.languageId))}</time>
        {actions.length > 0 && <div className={styles.actions}>{actions.map((action, index) => <DefaultButton key={index} text={action.title} onClick={() => go(action)} />)}</div>}
      </div>
      <IconButton iconProps={{ iconName: 'Cancel' }} ariaLabel={`${closing} “${name}”`} title={closing} onClick={close} />
    </div>
  );
}
