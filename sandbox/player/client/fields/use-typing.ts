import * as React from 'react';
import type { FieldValue } from '../contracts';
import type { FieldProps } from './field-props';

/** What typed text means: a value, or a sentence that says why it is none. */
export type Parsed = { readonly value: FieldValue } | { readonly error: string };

/**
 * A text box's text while somebody types. As in Power Apps the form hears of it when they leave the box or press
 * Enter; what does not parse stays as it was typed.
 */
export function useTyping(props: FieldProps, show: (value: FieldValue) => string, parse: (typed: string) => Parsed) {
  const { value, setValue, setInvalid } = props;
  const [typed, setTyped] = React.useState<string>();
  const shown = show(value);
  // A value from elsewhere (a script, a refresh) takes the place of what was typed.
  React.useEffect(() => setTyped(undefined), [shown]);

  const commit = () => {
    if (typed === undefined) return;
    const parsed = parse(typed);
    if ('error' in parsed) return setInvalid(parsed.error);
    setTyped(undefined);
    // Back to what it was: nothing changes, but what did not parse before is forgiven.
    if (show(parsed.value) !== shown || props.isInvalid) setValue(parsed.value);
  };
  return {
    text: typed ?? shown,
    type: (text: string) => setTyped(text),
    commit,
    commitOnEnter: (event: React.KeyboardEvent) => {
      if (event.key === 'Enter') commit();
    },
  };
}
