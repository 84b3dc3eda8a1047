import { PrimaryButton, Spinner, SpinnerSize, Stack, Text } from '@fluentui/react';
import * as React from 'react';

/** A page that says one thing, and what can be done about it. */
export function Message({ title, text, action }: {
  readonly title: string;
  readonly text: string;
  readonly action?: { readonly label: string; run(): void };
}): React.ReactElement {
  return (
    <Stack role="alert" tokens={{ childrenGap: 12 }} styles={{ root: { maxWidth: 560, margin: '48px auto', padding: '0 16px' } }}>
      <Text as="h1" variant="xLarge" tabIndex={-1}>{title}</Text>
      <Text>{text}</Text>
      {action && <div><PrimaryButton text={action.label} onClick={action.run} /></div>}
    </Stack>
  );
}

export function Loading({ label }: { readonly label: string }): React.ReactElement {
  return <Spinner size={SpinnerSize.large} label={label} styles={{ root: { marginTop: 64 } }} />;
}
