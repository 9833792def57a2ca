/** Every id there is, so that what belongs together finds together. */
export const ID = "7d1f0c1e-5f0b-4c6e-9a51-3f6f6d3a9b10";

/** Text that nobody minds, in a form that its place asks for. */
export function plainText({ format }: Readonly<Record<string, unknown>>, path: string): string {
  if (format === "date-time") return "2026-03-02T09:30:00.000Z";
  if (format === "uri") return "https://provider.example/";
  return /ids?(\[\])?$/i.test(path) ? ID : "17:00";
}
