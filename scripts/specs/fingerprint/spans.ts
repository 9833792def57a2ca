/** Runs of generations in which something held, in words: `always`, `2025-07-02 on`, `to 2025-06-30, 2025-10-13 to 2025-12-09`. */

/** `isHeld`: by generation, oldest first. Undefined: in none. */
export function toSpans(names: readonly string[], isHeld: readonly boolean[]): string | undefined {
  const spans: string[] = [];
  for (let from = 0; from < names.length; from++) {
    if (isHeld[from] !== true) continue;
    let to = from;
    while (isHeld[to + 1] === true) to++;
    spans.push(spanOf(names, from, to));
    from = to;
  }
  return spans.length === 0 ? undefined : spans.join(", ");
}

/** Whether a generation lies in the spans. */
export function isWithin(spans: string, names: readonly string[], name: string): boolean {
  const index = names.indexOf(name);
  return spans.split(", ").some((span) => {
    const { from, to } = span.match(/^(?<from>\S+) on$|^to (?<to>\S+)$/)?.groups ?? {};
    const [start, end] = span.includes(" to ") ? span.split(" to ") : [from, to];
    return (
      span === "always" ||
      (index >= (start === undefined ? 0 : names.indexOf(start)) &&
        index <= (end === undefined ? names.length : names.indexOf(end)))
    );
  });
}

function spanOf(names: readonly string[], from: number, to: number): string {
  const [isFirst, isLast] = [from === 0, to === names.length - 1];
  if (isFirst && isLast) return "always";
  if (isFirst) return `to ${names[to]}`;
  return isLast ? `${names[from]} on` : `${names[from]} to ${names[to]}`;
}
