import * as React from 'react';

interface Props {
  /** What it stands for, such as `Draft: 3`. */
  readonly label: string;
  readonly color: string;
  onChoose?(): void;
  /** The shape, drawn in the mark's colour. */
  readonly children: React.ReactNode;
}

/** One mark of a chart: says what it is to mouse and screen reader, and can be chosen by both. */
export function Mark({ label, color, onChoose, children }: Props): React.ReactElement {
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    onChoose?.();
  };
  const chosen = onChoose ? { role: 'button', tabIndex: 0, onClick: onChoose, onKeyDown, style: { cursor: 'pointer' } } : { role: 'img' };
  return (
    <g fill={color} aria-label={label} {...chosen}>
      <title>{label}</title>
      {children}
    </g>
  );
}
