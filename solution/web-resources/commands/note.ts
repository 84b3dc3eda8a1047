/** Milliseconds that a note stays. */
const stays = 10_000;

let shown: string | undefined;

/** Says above the app that something went well. One note at a time; it goes by itself. */
export async function note(message: string): Promise<void> {
  const before = shown;
  const mine = await Xrm.App.addGlobalNotification({ type: 2, level: 1, message, showCloseButton: true });
  shown = mine;
  if (before !== undefined) await clear(before);
  setTimeout(() => void clear(mine), stays);
}

/** Somebody may have closed it already. */
async function clear(id: string): Promise<void> {
  if (shown === id) shown = undefined;
  try {
    await Xrm.App.clearGlobalNotification(id);
  } catch {
    // It is gone, as wanted.
  }
}
