import * as React from 'react';
import { DefaultButton, TextField } from '@fluentui/react';
import { invitationMessage } from '@gdap-manager/entities/gdap-request/invitation';
import { messageOf } from '../../../shared/reading';
import type { Texts } from '../../../shared/texts';
import type { AskedRole, Request } from '../model/types';
import { useStyles } from './styles';

export interface LinkCardProps {
  readonly request: Request;
  readonly link: string;
  readonly texts: Texts;
  readonly roles: () => Promise<readonly AskedRole[]>;
  /** Tells the person what became of it. */
  readonly announce: (text: string) => void;
}

/** Where the customer approves: to open, to copy, and as a message that can be sent. */
export const LinkCard: React.FC<LinkCardProps> = ({ request, link, texts, roles, announce }) => {
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
  const message = async () => invitationMessage({ ...request, durationDays: request.durationDays ?? 0, link, roles: await roles() }, texts);
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
