/** Two numbers that ring nobody, from the range that is kept for fiction. Distinct for the first 39 000. */
export function numbersOf(index: number): readonly [string, string] {
  return [numberAt(2 * index), numberAt(2 * index + 1)];
}

function numberAt(position: number): string {
  return `+1${202 + Math.floor(position / 100)}55501${String(position % 100).padStart(2, "0")}`;
}
