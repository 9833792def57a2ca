/** A line in which whoever came first goes first. */
export interface Line<Item> {
  push(item: Item): void;
  /** The first one, which leaves; none when nobody waits. */
  next(): Item | undefined;
}

const SPACE = 1024;

export function createLine<Item>(): Line<Item> {
  let items: Item[] = [];
  let head = 0;
  return {
    push: (item) => {
      items.push(item);
    },
    next() {
      const first = items[head];
      if (first === undefined) return undefined;
      head++;
      // Those who have left are dropped in bulk: moving everybody up each time is too slow for a long line.
      if (head >= SPACE && head * 2 > items.length) {
        items = items.slice(head);
        head = 0;
      }
      return first;
    },
  };
}
