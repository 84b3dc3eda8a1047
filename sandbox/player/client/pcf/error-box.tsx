import * as React from 'react';

interface Props {
  readonly children: React.ReactNode;
  readonly show: (thrown: unknown) => JSX.Element;
}

/** Shows something else in place of what cannot be drawn, so that the rest of the form lives on. */
export class ErrorBox extends React.Component<Props, { readonly failure?: { readonly thrown: unknown } }> {
  override state: { readonly failure?: { readonly thrown: unknown } } = {};

  static getDerivedStateFromError(thrown: unknown) {
    return { failure: { thrown } };
  }

  override render(): React.ReactNode {
    return this.state.failure ? this.props.show(this.state.failure.thrown) : this.props.children;
  }
}
