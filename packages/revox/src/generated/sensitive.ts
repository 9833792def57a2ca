// Written by scripts/generate.ts from specs/revox.yaml: change that file, then run `pnpm generate`.

/** Properties under which a request may hold what is personal or secret, wherever in it they stand. */
export const sensitiveNames = [
  "from_phone_number",
  "prompt_variables",
  "query",
  "to_phone_number",
] as const;
