import { choice, optionValues } from '../language';

/** The column `gdap_MessageLanguage` of a provider. Apart from its table, for those who need no more of it than this. */
export const messageLanguage = choice({
  displayName: 'Language of Messages',
  description: 'Language of the built-in messages to customers of this provider, where no message template takes their place.',
  default: 'english',
  options: {
    english: { value: 727000000, label: 'English' },
    german: { value: 727000001, label: 'German' },
  },
});

export const MessageLanguage = optionValues(messageLanguage);
