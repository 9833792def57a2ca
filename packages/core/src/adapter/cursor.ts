import type { Finding } from "../errors.ts";

/** What is said of a cursor that no listing of its kind gives. */
export const NO_SUCH_CURSOR: Finding = { field: "cursor", rule: "is not one that this listing gave" };
