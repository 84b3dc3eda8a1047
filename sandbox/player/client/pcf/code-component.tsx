import { MessageBar, MessageBarType, Spinner, SpinnerSize, ThemeProvider, useTheme } from '@fluentui/react';
import * as React from 'react';
import type { CodeComponentModel } from '../../app-model';
import type { CodeComponentProps } from '../contracts';
import { usePlayer } from '../player';
import { ComponentInstance } from './component-instance';
import { ErrorBox } from './error-box';
import { loadControl } from './registry';

/** A code component in place of a field or a list. One that is missing or fails leaves a message in its place. */
export function CodeComponent(props: CodeComponentProps): JSX.Element {
  const component = usePlayer().app.components[props.binding.name];
  if (!component) return <Failure name={props.binding.name} thrown={new Error('It is not part of what was imported.')} />;
  return (
    <ErrorBox show={(thrown) => <Failure name={component.displayName} thrown={thrown} />}>
      <Host {...props} component={component} />
    </ErrorBox>
  );
}

/** Makes the component when it comes to the screen, and lets it go when it leaves. */
function Host({ component, ...props }: CodeComponentProps & { readonly component: CodeComponentModel }): JSX.Element {
  const player = usePlayer();
  const theme = useTheme();
  const container = React.useRef<HTMLDivElement>(null);
  const instance = React.useRef<ComponentInstance>();
  const [element, setElement] = React.useState<React.ReactElement>();
  const [failure, setFailure] = React.useState<{ readonly thrown: unknown }>();
  const [isStarted, setStarted] = React.useState(false);
  const { form, binding, cell } = props;

  React.useEffect(() => {
    let isHere = true;
    const onError = (thrown: unknown) => {
      if (isHere) setFailure({ thrown });
    };
    const start = async () => {
      const Control = await loadControl(component);
      if (!isHere || !container.current) return;
      setStarted(true);
      instance.current = new ComponentInstance({ player, component, form, binding, cell, theme, container: container.current, onElement: setElement, onError });
      instance.current.start(Control);
    };
    start().catch(onError);
    return () => {
      isHere = false;
      instance.current?.stop();
      instance.current = undefined;
    };
    // A change of theme must not make the component anew: it is told below.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [player, component, form, binding, cell]);

  React.useEffect(() => instance.current?.setTheme(theme), [theme]);

  if (failure) return <Failure name={component.displayName} thrown={failure.thrown} />;
  return (
    <ThemeProvider theme={theme} style={{ width: '100%' }}>
      {!isStarted && <Spinner size={SpinnerSize.small} label={`Loading ${component.displayName}`} />}
      <div ref={container} data-component={component.name}>{component.isVirtual ? element : undefined}</div>
    </ThemeProvider>
  );
}

function Failure({ name, thrown }: { readonly name: string; readonly thrown: unknown }): JSX.Element {
  return (
    <MessageBar messageBarType={MessageBarType.error} isMultiline>
      {`The code component ${name} does not work: ${thrown instanceof Error ? thrown.message : String(thrown)}`}
    </MessageBar>
  );
}
