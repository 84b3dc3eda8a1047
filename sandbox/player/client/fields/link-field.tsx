import { IconButton, Stack, StackItem } from '@fluentui/react';
import * as React from 'react';
import type { FieldProps } from './field-props';
import { linkAddress } from './link-address';
import { TextColumnField } from './text-field';

const looks = {
  email: { iconName: 'Mail', verb: 'Write to' },
  phone: { iconName: 'Phone', verb: 'Call' },
  url: { iconName: 'OpenInNewWindow', verb: 'Open' },
};

/** A mail address, a telephone number or a web address, with a button that goes there. */
export function LinkField(props: FieldProps & { readonly format: keyof typeof looks }): JSX.Element {
  const { format, value } = props;
  const text = typeof value === 'string' ? value : '';
  const address = linkAddress(format, text);
  const { iconName, verb } = looks[format];
  return (
    <Stack horizontal>
      <StackItem grow styles={{ root: { minWidth: 0 } }}><TextColumnField {...props} /></StackItem>
      {address !== undefined && (
        <IconButton
          href={address}
          target={format === 'url' ? '_blank' : undefined}
          rel="noopener noreferrer"
          iconProps={{ iconName }}
          ariaLabel={`${verb} ${text}`}
          title={`${verb} ${text}`}
        />
      )}
    </Stack>
  );
}
