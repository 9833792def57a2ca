/** How long `waitUntilQuiet` waits when nobody says, in milliseconds: an hour. Apart, as it is known before the rest is loaded. */
export const USUAL_WAIT_MS = 3_600_000;
