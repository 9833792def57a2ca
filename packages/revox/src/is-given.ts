/** Whether there is a value at all; null and absent are the same. */
export function isGiven<T>(value: T | null | undefined): value is T {
  return value !== undefined && value !== null;
}
