import * as React from 'react';
import { DefaultButton } from '@fluentui/react';
import { messageOf } from '../../../shared/reading';
import type { Texts } from '../../../shared/texts';
import { invitation } from '../model/invitation';
import type { Request } from '../model/types';
import { useStyles } from './styles';

export interface LinkCardProps {
  readonly request: Request;
  readonly link: string;
  readonly texts: Texts;
  readonly roleNames: () => Promise<readonly string[]>;
  readonly formatDate: (moment: number) => string;
  /** Tells the person what became of it. */
  readonly announce: (text: string) => void;
}

/** Where the customer approves: to open, to copy, and as a message that can be sent. */
export const LinkCard: React.FC<LinkCardProps> = ({ request, link, texts, roleNames, formatDate, announce }) => {
  const styles = useStyles();
  const [told, setTold] = React.useState('');
  const tell = (text: string) => {
    setTold(text);
    announce(text);
  };
  const copy = async (text: () => Promise<string>, done: string) => {
    try {
      await navigator.clipboard.writeText(await text());
      tell(texts(done));
    } catch (error) {
      tell(texts('Copy_Failed', messageOf(error)));
    }
  };
  return (
    <div className={styles.card}>
      <h3 className={styles.title}>{texts('Link_Title')}</h3>
      <a className={styles.link} href={link} target="_blank" rel="noreferrer noopener">{link}</a>
      <div className={styles.buttons}>
        <DefaultButton iconProps={{ iconName: 'Copy' }} onClick={() => void copy(async () => link, 'Link_Copied')}>{texts('Link_Copy')}</DefaultButton>
        <DefaultButton iconProps={{ iconName: 'Mail' }} onClick={() => void copy(async () => invitation(request, await roleNames(), texts, formatDate), 'Message_Copied')}>
          {texts('Message_Copy')}
        </DefaultButton>
      </div>
      {told !== '' && <div className={styles.subtle}>{told}</div>}
    </div>
  );
};
