/**
 * Sixteen digits that tell texts apart and do not tell them: names a key where the key must not be. FNV-1a from two ends, as
 * what the platform has to offer for this answers later.
 */
export function digestOf(text: string): string {
  const backwards = [...text].reverse().join("");
  return hash(text) + hash(backwards);
}

function hash(text: string): string {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  }
  return (value >>> 0).toString(16).padStart(8, "0");
}
