/**
 * Parts of rows and attempts that may be left out of an answer unread, because they are most of it and not always wanted.
 *
 * - `assistant`: how the agent was set up, repeated in each row or call
 * - `transcript`: what was said
 * - `structuredOutput`: what the agent was asked to extract
 * - `lastAttempt`: the newest attempt once more, beside the list that has it too
 */
export const OMITTABLE = ["assistant", "transcript", "structuredOutput", "lastAttempt"] as const;
/** One of {@link OMITTABLE}. */
export type Omittable = (typeof OMITTABLE)[number];
