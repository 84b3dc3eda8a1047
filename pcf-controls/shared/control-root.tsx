import * as React from 'react';
import { ThemeProvider } from '@fluentui/react';
import { themeOf } from './theme';

export interface ControlRootProps {
  readonly language: Parameters<typeof themeOf>[0];
  readonly isRightToLeft: boolean;
  /** What the part of the page is called. */
  readonly label: string;
  /** Said to screen readers whenever it changes. */
  readonly announcement: string;
}

/** What every control stands in: the host's colours, its writing direction, a landmark and a live region. */
export const ControlRoot: React.FC<ControlRootProps> = ({ language, isRightToLeft, label, announcement, children }) => {
  const colours = themeOf(language);
  const theme = React.useMemo(() => ({ ...colours, rtl: isRightToLeft }), [colours, isRightToLeft]);
  return (
    <ThemeProvider theme={theme} dir={isRightToLeft ? 'rtl' : 'ltr'} style={{ width: '100%', textAlign: 'start' }}>
      <section aria-label={label}>
        {children}
        <div
          role="status" aria-live="polite"
          style={{ position: 'absolute', width: 1, height: 1, overflow: 'hidden', clip: 'rect(0 0 0 0)', whiteSpace: 'nowrap' }}
        >
          {announcement}
        </div>
      </section>
    </ThemeProvider>
  );
};
