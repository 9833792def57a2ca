import { sha256 } from "./digest.ts";

/** Digits that nobody takes for one another. */
const DIGITS = "0123456789abcdefghjkmnpqrstvwxyz";
const LENGTH = 12;

/**
 * A short mark of an intent, always the same, that tells its key to nobody: sixty bits. It travels in the name of the campaign,
 * since nothing else comes back from every provider.
 */
export async function markerOf(intentKey: string): Promise<string> {
  const bytes = await sha256(`trunkline intent ${intentKey}`);
  return [...bytes.subarray(0, LENGTH)].map((byte) => DIGITS[byte % DIGITS.length]).join("");
}

/** The name that a campaign gets at its provider. */
export function withMarker(name: string, marker: string | undefined): string {
  return marker === undefined ? name : `${name} [tl-${marker}]`;
}
