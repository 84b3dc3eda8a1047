/** Shows that something is under way until it has ended, however it ends. */
export async function busy<T>(message: string, work: (say: (message: string) => void) => Promise<T>): Promise<T> {
  Xrm.Utility.showProgressIndicator(message);
  try {
    return await work((next) => Xrm.Utility.showProgressIndicator(next));
  } finally {
    Xrm.Utility.closeProgressIndicator();
  }
}
