/** When a request can no longer take effect unseen: the network holds none back for longer. */
export const SETTLE_MS = 60_000;
