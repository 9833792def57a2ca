/**
 * Calls a hook, if there is one; what it is told of is not put together for nobody. What it throws, at once or later, changes
 * nothing: see `Hooks`.
 */
export function tell<Event>(hook: ((event: Event) => void) | undefined, about: () => Event): void {
  if (hook === undefined) return;
  try {
    const told: unknown = hook(about());
    if (told instanceof Promise) told.catch(() => {});
  } catch {
    // The request has been sent, or is about to be: the caller must get its answer whatever becomes of a log.
  }
}
