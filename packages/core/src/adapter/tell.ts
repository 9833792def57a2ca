/** Calls a hook, if there is one. What it throws, at once or later, changes nothing: see `Hooks`. */
export function tell<Event>(hook: ((event: Event) => void) | undefined, event: Event): void {
  try {
    const told: unknown = hook?.(event);
    if (told instanceof Promise) told.catch(() => {});
  } catch {
    // The request has been sent, or is about to be: the caller must get its answer whatever becomes of a log.
  }
}
