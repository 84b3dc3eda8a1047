import * as React from 'react';
import { Message } from './message';

interface Props {
  /** What is lost when something inside breaks, such as `This page`. */
  readonly what: string;
  readonly children: React.ReactNode;
}

/** Keeps a mistake in one part from taking away the rest, and says what happened. */
export class ErrorBoundary extends React.Component<Props, { readonly error?: Error }> {
  public override state: { readonly error?: Error } = {};

  public static getDerivedStateFromError(error: Error): { readonly error: Error } {
    return { error };
  }

  public override render(): React.ReactNode {
    const { error } = this.state;
    if (!error) return this.props.children;
    return (
      <Message
        title={`${this.props.what} cannot be shown`}
        text={`${error.message} Nothing that was saved is lost. If it happens again, tell whoever looks after the app.`}
        action={{ label: 'Try again', run: () => this.setState({ error: undefined }) }}
      />
    );
  }
}
