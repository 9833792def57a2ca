/** Those who wait, by whose they are. The turn goes round between callers; within a caller the first come is first. */
export interface Turns<T> {
  /** At the end of its caller's. The function that it returns takes it out again, and does nothing once it is out. */
  add(caller: object, item: T): () => void;
  /** Takes out the one whose turn it is. Undefined: nobody waits. */
  take(): T | undefined;
  isEmpty(): boolean;
}

interface Caller<T> {
  readonly object: object;
  readonly items: Chain<T>;
}

/** Every step costs the same however many wait, and a caller of whom nobody waits is forgotten. */
export function createTurns<T>(): Turns<T> {
  const ring = createChain<Caller<T>>();
  const places = new Map<object, Link<Caller<T>>>();

  function forget(place: Link<Caller<T>>): void {
    ring.remove(place);
    places.delete(place.value.object);
  }

  function placeOf(caller: object): Link<Caller<T>> {
    const known = places.get(caller);
    if (known !== undefined) return known;
    const place = ring.add({ object: caller, items: createChain() });
    places.set(caller, place);
    return place;
  }

  return {
    add(caller, item) {
      const place = placeOf(caller);
      const { items } = place.value;
      const link = items.add(item);
      return () => {
        if (items.remove(link) && items.first() === undefined) forget(place);
      };
    },

    take() {
      const place = ring.first();
      const link = place?.value.items.first();
      if (place === undefined || link === undefined) return undefined;
      place.value.items.remove(link);
      if (place.value.items.first() === undefined) forget(place);
      else ring.moveToEnd(place);
      return link.value;
    },

    isEmpty: () => ring.first() === undefined,
  };
}

interface Link<T> {
  readonly value: T;
  isIn: boolean;
  before: Link<T> | undefined;
  after: Link<T> | undefined;
}

interface Chain<T> {
  add(value: T): Link<T>;
  /** False: it was out already. */
  remove(link: Link<T>): boolean;
  moveToEnd(link: Link<T>): void;
  first(): Link<T> | undefined;
}

function createChain<T>(): Chain<T> {
  let first: Link<T> | undefined;
  let last: Link<T> | undefined;

  function append(link: Link<T>): void {
    link.isIn = true;
    link.before = last;
    if (last === undefined) first = link;
    else last.after = link;
    last = link;
  }

  function remove(link: Link<T>): boolean {
    if (!link.isIn) return false;
    const { before, after } = link;
    if (before === undefined) first = after;
    else before.after = after;
    if (after === undefined) last = before;
    else after.before = before;
    link.isIn = false;
    link.before = undefined;
    link.after = undefined;
    return true;
  }

  return {
    add(value) {
      const link: Link<T> = { value, isIn: false, before: undefined, after: undefined };
      append(link);
      return link;
    },
    remove,
    moveToEnd(link) {
      if (remove(link)) append(link);
    },
    first: () => first,
  };
}
