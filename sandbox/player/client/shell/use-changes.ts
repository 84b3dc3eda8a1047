import * as React from 'react';

/** Draws again whenever a source says that it changed. */
export function useChanges(source: { subscribe(listener: () => void): () => void }): void {
  const [, draw] = React.useReducer((count: number) => count + 1, 0);
  React.useEffect(() => source.subscribe(draw), [source]);
}
