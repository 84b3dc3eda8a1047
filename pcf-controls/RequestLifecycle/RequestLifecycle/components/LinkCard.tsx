import * as React from 'react';
import { DefaultButton, TextField } from '@fluentui/react';
import { messageOf } from '../../../shared/reading';
import type { Texts } from '../../../shared/texts';
import type { MessageParts } from '../data/store';
import { messageFor } from '../model/message';
import type { Request } from '../model/types';
import { useStyles } from './styles';

export interface LinkCardProps {
  readonly request: Request;
  readonly link: string;
  readonly texts: Texts;
  /** The environment's time. */
  readonly now: number;
  readonly parts: () => Promise<MessageParts>;
  /** Tells the person what became of it. */
  readonly announce: (text: string) => void;
}

/** Where the customer approves: to open, to copy, and as a message that can be sent. */
export const LinkCard: React.FC<LinkCardProps> = ({ request, link, texts, now, parts, announce }) => {
  const styles = useStyles();
  const [told, setTold] = React.useState('');
  const tell = (text: string) => {
    setTold(text);
    announce(text);
  };
  const [byHand, setByHand] = React.useState<string>();
  const copy = async (read: () => Promise<string>, done: string) => {
    setByHand(undefined);
    try {
      const value = await read();
      const isCopied = await navigator.clipboard.writeText(value).then(() => true, () => false);
      if (!isCopied) setByHand(value);
      tell(texts(isCopied ? done : 'Copy_Refused'));
    } catch (error) {
      tell(texts('Copy_Failed', messageOf(error)));
    }
  };
  const message = async () => {
    const { text, unknown, lacksLink } = messageFor(request, link, await parts(), now);
    if (unknown.length > 0) throw new Error(texts('Message_Unknown', unknown.join(', ')));
    if (lacksLink) throw new Error(texts('Message_NoLink'));
    return text;
  };
  return (
    <div className={styles.card}>
      <h3 className={styles.title}>{texts('Link_Title')}</h3>
      <a className={styles.link} href={link} target="_blank" rel="noreferrer noopener">{link}</a>
      <div className={styles.buttons}>
        <DefaultButton iconProps={{ iconName: 'Copy' }} onClick={() => void copy(async () => link, 'Link_Copied')}>{texts('Link_Copy')}</DefaultButton>
        <DefaultButton iconProps={{ iconName: 'Mail' }} onClick={() => void copy(message, 'Message_Copied')}>
          {texts('Message_Copy')}
        </DefaultButton>
      </div>
      {told !== '' && <div className={styles.subtle}>{told}</div>}
      {byHand !== undefined && <TextField ariaLabel={texts('Copy_ByHand')} multiline autoAdjustHeight readOnly value={byHand} onFocus={({ currentTarget }) => currentTarget.select()} />}
    </div>
  );
};
