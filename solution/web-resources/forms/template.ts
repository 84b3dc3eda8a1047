/** When the form of a GDAP template opens. */
export function onLoad(_executionContext: Xrm.Events.EventContext): void {
  // Comes with the form's behaviour.
}
