import { broadcastResponseToMainFrame } from '@azure/msal-browser/redirect-bridge';

/**
 * Where Microsoft leads back to: hands the answer to the page that waits for it, and closes itself. Without an answer,
 * such as from a bookmark, the page stays and says what to do.
 */
broadcastResponseToMainFrame().catch(() => undefined);
