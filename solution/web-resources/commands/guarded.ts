import { errorText } from '../shared/error-text';

/** A command that tells people what went wrong, instead of failing where nobody sees it. */
export const guarded =
  <Args extends readonly unknown[]>(command: (...args: Args) => Promise<void>) =>
  async (...args: Args): Promise<void> => {
    try {
      await command(...args);
    } catch (error) {
      await Xrm.Navigation.openErrorDialog({ message: errorText(error) });
    }
  };
