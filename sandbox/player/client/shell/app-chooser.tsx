import { Stack, Text, useTheme } from '@fluentui/react';
import * as React from 'react';
import type { SessionModel } from '../../app-model';
import { Message } from './message';

/** All apps of the environment that the user may open. */
export function AppChooser({ apps }: { readonly apps: SessionModel['apps'] }): React.ReactElement {
  const { palette, effects } = useTheme();
  if (apps.length === 0) {
    return (
      <Message
        title="No app to open"
        text="Nobody has imported a solution with a model-driven app yet, or your security roles open none. Import one, or ask an administrator for a role of the app, then try again."
        action={{ label: 'Try again', run: () => window.location.reload() }}
      />
    );
  }
  const card = { padding: 16, minWidth: 240, maxWidth: 360, border: `1px solid ${palette.neutralTertiaryAlt}`, borderRadius: effects.roundedCorner4, color: 'inherit' };
  return (
    <Stack as="main" tokens={{ childrenGap: 16 }} styles={{ root: { padding: 32 } }}>
      <Text as="h1" variant="xLarge">Apps</Text>
      <Stack horizontal wrap tokens={{ childrenGap: 16 }} role="list">
        {apps.map((app) => (
          <div role="listitem" key={app.id}>
            <a href={`/?appname=${encodeURIComponent(app.uniqueName)}`} style={{ ...card, display: 'block', textDecoration: 'none' }}>
              <Text block variant="large">{app.name}</Text>
              <Text block>{app.description}</Text>
            </a>
          </div>
        ))}
      </Stack>
    </Stack>
  );
}
