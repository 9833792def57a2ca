// Written by scripts/generate.ts from specs/cozmox.yaml: change that file, then run `pnpm generate`.

/** Properties under which a request may hold what is personal or secret, wherever in it they stand. */
export const sensitiveNames = [
  "credentials",
  "email",
  "endCallMessage",
  "extension",
  "externalId",
  "firstMessage",
  "headers",
  "metadata",
  "name",
  "number",
  "sipUri",
  "url",
  "variableValues",
  "voicemailMessage",
] as const;
