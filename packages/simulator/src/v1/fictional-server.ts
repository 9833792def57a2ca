import type { Server } from "./request.ts";

/** The server of campaigns that were there from the beginning. Nobody is there: nothing is ever sent to it. */
export const FICTIONAL_URL = "https://hooks.example/vapi";

export function isFictional(server: Server | undefined): boolean {
  return server?.url === FICTIONAL_URL;
}

/** What it says when it is asked whether to dial a row. */
export function fictionalVerdict(position: number): "eligible" | "skipped" | "predial-failed" {
  if (position % 11 === 6) return "predial-failed";
  return position % 11 === 9 ? "skipped" : "eligible";
}
