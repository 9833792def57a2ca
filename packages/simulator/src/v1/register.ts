/** Things with an id, in the order in which they came. */
export interface Register<Item> {
  readonly oldestFirst: readonly Item[];
  find(id: string): Item | undefined;
  add(item: Item): void;
  remove(item: Item): void;
  /** Lazily, so that who wants a page of the newest does not look at all. */
  newestFirst(): Iterable<Item>;
}

export function createRegister<Item extends { readonly id: string }>(initial: readonly Item[] = []): Register<Item> {
  const items = [...initial];
  const byId = new Map(items.map((item) => [item.id, item]));
  return {
    oldestFirst: items,
    find: (id) => byId.get(id),
    add(item) {
      items.push(item);
      byId.set(item.id, item);
    },
    remove(item) {
      if (byId.delete(item.id)) items.splice(items.lastIndexOf(item), 1);
    },
    *newestFirst() {
      for (let index = items.length - 1; index >= 0; index--) {
        const item = items[index];
        if (item !== undefined) yield item;
      }
    },
  };
}
